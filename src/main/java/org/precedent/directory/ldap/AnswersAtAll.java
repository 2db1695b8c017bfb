package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPoolHealthCheck;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;

/**
 * Asks each new connection, and now and then each kept one, for the root DSE. Whatever the answer,
 * also that it mustn't be read, the server is alive; without one, the next server is tried.
 */
final class AnswersAtAll extends LDAPConnectionPoolHealthCheck {

  private static final String ROOT_DSE = "";
  private static final String NO_ATTRIBUTES = "1.1";

  @Override
  public void ensureNewConnectionValid(LDAPConnection connection) throws LDAPException {
    ask(connection);
  }

  @Override
  public void ensureConnectionValidForContinuedUse(LDAPConnection connection) throws LDAPException {
    ask(connection);
  }

  private static void ask(LDAPConnection connection) throws LDAPException {
    try {
      connection.search(
          new SearchRequest(
              ROOT_DSE,
              SearchScope.BASE,
              Filter.createPresenceFilter("objectClass"),
              NO_ATTRIBUTES));
    } catch (LDAPException answer) {
      if (Failures.away(answer) || !answer.getResultCode().isConnectionUsable()) {
        throw answer;
      }
    }
  }

  @Override
  public void toString(StringBuilder buffer) {
    buffer.append("AnswersAtAll");
  }
}
