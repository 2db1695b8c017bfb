/**
 * Who someone is: ids of users and groups, the caller of a request, and the one place that says who
 * may do what.
 */
@NullMarked
package org.precedent.identity;

import org.jspecify.annotations.NullMarked;
