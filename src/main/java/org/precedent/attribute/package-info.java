/**
 * The core: definitions, values of users and of groups, precedence, limits. Knows no HTTP, no JSON,
 * no LDAP and no cryptography.
 *
 * <p>What builds on it lies below: {@code named} (values by name, with and without a definition),
 * {@code explanation} (why a value won), {@code reach} (whom a group value reaches), {@code bulk}
 * (one attribute of many users). Nothing here knows of them.
 */
@NullMarked
package org.precedent.attribute;

import org.jspecify.annotations.NullMarked;
