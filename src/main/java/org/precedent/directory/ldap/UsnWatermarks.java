package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.RootDSE;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precedent.directory.DnKey;
import org.precedent.directory.Watermark;

/**
 * By {@code uSNChanged} of Active Directory: each domain controller counts for itself, so that an
 * earlier reading from another one doesn't count.
 */
final class UsnWatermarks implements Watermarks {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final String attribute;
  private final String prefix;
  private final Optional<Long> highest;

  /**
   * @param fingerprint of what is read
   * @param root of the same server, from before the reading
   */
  UsnWatermarks(String attribute, String fingerprint, RootDSE root) {
    this.attribute = attribute;
    String server = String.valueOf(root.getAttributeValue("dsServiceName"));
    this.prefix =
        "usn " + fingerprint + " " + DnKeys.key(server).map(DnKey::value).orElse("-") + " ";
    this.highest =
        Optional.ofNullable(root.getAttributeValue("highestCommittedUSN"))
            .flatMap(UsnWatermarks::parse);
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
