/** Tests inside the container: the WAR as it is built, deployed by Arquillian in Payara Micro. */
package org.precedent.it.container;
