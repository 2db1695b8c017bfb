package org.precedent.release;

import com.ibm.icu.text.IDNA;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.hc.client5.http.psl.PublicSuffixList;
import org.apache.hc.client5.http.psl.PublicSuffixListParser;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;

/**
 * Domains below which strangers register names: the list of publicsuffix.org, both its parts, as
 * the HTTP client ships it. Loaded once, at first use.
 */
final class PublicSuffixes {
  private static final String RESOURCE = "/org/publicsuffix/list/effective_tld_names.dat";
  private static final String ANY_LABEL = "*.";
  private static final PublicSuffixes LIST = load();

  private final Set<String> suffixes = new HashSet<>();
  private final Set<String> exceptions = new HashSet<>();

  /** Every domain that has a suffix somewhere below it. */
  private final Set<String> above = new HashSet<>();

  private PublicSuffixes() {}

  /**
   * Whether the domain is a public suffix or has one below it. A single label always is: that is
   * the list's own rule for what it does not know.
   */
  static boolean isOrContains(String domain) {
    return domain.indexOf('.') < 0 || LIST.above.contains(domain) || LIST.isSuffix(domain);
  }

  private boolean isSuffix(String domain) {
    String parent = domain.substring(domain.indexOf('.') + 1);
    return suffixes.contains(domain)
        || (suffixes.contains(ANY_LABEL + parent) && !exceptions.contains(domain));
  }

  private void add(PublicSuffixList list) {
    list.getRules().forEach(this::addRule);
    list.getExceptions().forEach(rule -> exceptions.add(ascii(rule)));
  }

  private void addRule(String rule) {
    String suffix = ascii(rule);
    suffixes.add(suffix);
    for (int dot = suffix.indexOf('.'); dot >= 0; dot = suffix.indexOf('.', dot + 1)) {
      above.add(suffix.substring(dot + 1));
    }
  }

  private static String ascii(String rule) {
    String name = rule.startsWith(ANY_LABEL) ? rule.substring(ANY_LABEL.length()) : rule;
    StringBuilder ascii = new StringBuilder();
    IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII).nameToASCII(name, ascii, new IDNA.Info());
    return rule.startsWith(ANY_LABEL) ? ANY_LABEL + ascii : ascii.toString();
  }

  private static PublicSuffixes load() {
    PublicSuffixes result = new PublicSuffixes();
    try (InputStream bytes = PublicSuffixMatcher.class.getResourceAsStream(RESOURCE)) {
      if (bytes == null) {
        throw new IllegalStateException("The list of public suffixes is not on the class path");
      }
      Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
      PublicSuffixListParser.INSTANCE.parseByType(text).forEach(result::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }
}
