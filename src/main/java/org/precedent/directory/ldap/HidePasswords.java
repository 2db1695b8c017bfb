package org.precedent.directory.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Entry;

/** Lets no password out of the embedded directory, not even as a hash. */
final class HidePasswords extends InMemoryOperationInterceptor {

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
    Entry entry = result.getSearchEntry().duplicate();
    if (entry.removeAttribute("userPassword")) {
      result.setSearchEntry(entry);
    }
  }
}
