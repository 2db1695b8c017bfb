package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precedent.directory.DnKey;
import org.precedent.directory.Watermark;

/**
 * By {@code uSNChanged} of Active Directory: each domain controller counts for itself, and anew
 * when it is restored from a backup, so that a reading from another one, or from before, doesn't
 * count ([MS-ADTS] 3.1.1.1.9).
 */
final class UsnWatermarks implements Watermarks {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final String SERVER = "dsServiceName";
  private static final String INVOCATION = "invocationId";

  private final String attribute;
  private final String prefix;
  private final Optional<Long> highest;

  /**
   * @param fingerprint of what is read
   * @param root of the same server, from before the reading
   * @param invocation in which life that server is; empty if nobody may know
   */
  UsnWatermarks(String attribute, String fingerprint, RootDSE root, Optional<byte[]> invocation) {
    this.attribute = attribute;
    String server = String.valueOf(root.getAttributeValue(SERVER));
    this.prefix =
        "usn "
            + fingerprint
            + " "
            + DnKeys.key(server).map(DnKey::value).orElse("-")
            + " "
            + invocation.map(HexFormat.of()::formatHex).orElse("-")
            + " ";
    this.highest =
        Optional.ofNullable(root.getAttributeValue("highestCommittedUSN"))
            .flatMap(UsnWatermarks::parse);
  }

  /** In which life the server is: its database has another one after each restoration. */
  static Optional<byte[]> invocation(LDAPConnection connection, RootDSE root) throws LDAPException {
    String server = root.getAttributeValue(SERVER);
    if (server == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(connection.getEntry(server, INVOCATION))
          .map(entry -> entry.getAttributeValueBytes(INVOCATION));
    } catch (LDAPException failure) {
      if (!failure.getResultCode().isConnectionUsable()) {
        throw failure;
      }
      return Optional.empty();
    }
  }

  @Override
  public Optional<Filter> changedSince(Optional<Watermark> since) {
    return since
        .map(Watermark::text)
        .filter(text -> text.startsWith(prefix))
        .flatMap(text -> parse(text.substring(prefix.length())))
        .filter(usn -> highest.isPresent() && usn <= highest.get())
        .map(usn -> Filter.createGreaterOrEqualFilter(attribute, Long.toString(usn + 1)));
  }

  // The root's number is from before the reading: what changed meanwhile is read once more.
  @Override
  public void read(Entry entry) {}

  @Override
  public Optional<Watermark> next() {
    return highest.map(usn -> new Watermark(prefix + usn));
  }

  private static Optional<Long> parse(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
