/** What the README shows, as it runs. */
package org.precedent.example;
