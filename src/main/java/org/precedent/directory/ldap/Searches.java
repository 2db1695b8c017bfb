package org.precedent.directory.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import java.util.function.Consumer;

/** Reads the entries of a place, one by one. */
final class Searches {

  private final int pageSize;

  /**
   * @param pageSize entries per page; 0 for everything in one answer
   */
  Searches(int pageSize) {
    this.pageSize = pageSize;
  }

  /**
   * Gives each entry to the consumer as soon as it is there. Referrals to other directories are not
   * followed.
   *
   * @throws LDAPException unless the server says that these were all
   */
  void forEach(
      LDAPConnection connection,
      EntryShape.Place place,
      List<String> attributes,
      Consumer<SearchResultEntry> consumer)
      throws LDAPException {
    Counting counting = new Counting(consumer);
    if (pageSize == 0) {
      connection.search(request(place, attributes, counting));
      return;
    }
    try {
      pages(connection, place, attributes, counting);
    } catch (LDAPSearchException failure) {
      if (!counting.none() || !refusesPages(failure)) {
        throw failure;
      }
      connection.search(request(place, attributes, counting));
    }
  }

  // RFC 2696. The control isn't critical: a server without it answers with everything at once.
  private void pages(
      LDAPConnection connection,
      EntryShape.Place place,
      List<String> attributes,
      SearchResultListener listener)
      throws LDAPException {
    ASN1OctetString cookie = null;
    do {
      SearchRequest request = request(place, attributes, listener);
      request.setControls(new Control[] {new SimplePagedResultsControl(pageSize, cookie, false)});
      SearchResult result = connection.search(request);
      SimplePagedResultsControl page = SimplePagedResultsControl.get(result);
      cookie = page == null || !page.moreResultsToReturn() ? null : page.getCookie();
    } while (cookie != null);
  }

  private static boolean refusesPages(LDAPException failure) {
    ResultCode code = failure.getResultCode();
    return code.equals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION)
        || code.equals(ResultCode.UNWILLING_TO_PERFORM);
  }

  private static SearchRequest request(
      EntryShape.Place place, List<String> attributes, SearchResultListener listener) {
    return new SearchRequest(
        listener, place.base(), SearchScope.SUB, place.filter(), attributes.toArray(String[]::new));
  }

  /**
   * The entries of a place to which a further filter applies, at most {@code limit} of them.
   *
   * @throws LDAPException if the place can't be searched; more entries than the limit are no
   *     failure
   */
  static List<SearchResultEntry> find(
      LDAPConnection connection,
      EntryShape.Place place,
      Filter filter,
      List<String> attributes,
      int limit)
      throws LDAPException {
    SearchRequest request =
        new SearchRequest(
            place.base(),
            SearchScope.SUB,
            Filter.createANDFilter(place.filter(), filter),
            attributes.toArray(String[]::new));
    request.setSizeLimit(limit);
    try {
      return connection.search(request).getSearchEntries();
    } catch (LDAPSearchException failure) {
      if (failure.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return failure.getSearchEntries();
      }
      throw failure;
    }
  }

  private static final class Counting implements SearchResultListener {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<SearchResultEntry> consumer;
    private transient boolean some;

    Counting(Consumer<SearchResultEntry> consumer) {
      this.consumer = consumer;
    }

    boolean none() {
      return !some;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
      some = true;
      consumer.accept(entry);
    }

    // Referrals are not followed: what they lead to is another directory.
    @Override
    public void searchReferenceReturned(SearchResultReference reference) {}
  }
}
