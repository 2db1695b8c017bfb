/** Reads directories that speak LDAP: OpenLDAP, 389 Directory Server, FreeIPA, Active Directory. */
@NullMarked
package org.precedent.directory.ldap;

import org.jspecify.annotations.NullMarked;
