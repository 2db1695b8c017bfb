/**
 * The store without a server: both databases, transactions, and session beans put together by hand.
 */
package org.precedent.testing;
