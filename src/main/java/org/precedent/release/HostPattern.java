package org.precedent.release;

import java.util.Locale;

/** Brings a host with wildcards into its one spelling, or refuses it. */
final class HostPattern {
  private HostPattern() {}

  /** Whether there is anything but wildcards and dots: if not, the pattern means every host. */
  static boolean namesSomething(String host) {
    return host.chars().anyMatch(c -> c != '*' && c != '.');
  }

  /**
   * The host in ASCII and lower case. Right of the last wildcard it must write out a domain that
   * one owner holds: a wildcard may stand for dots, so whatever is left of that domain is open.
   */
  static String canonical(String text) throws Rejection {
    if (text.startsWith("[")) {
      throw new Rejection(RefusalReason.WILDCARD_IN_ADDRESS);
    }
    if (!namesSomething(text)) {
      throw new Rejection(RefusalReason.EVERY_HOST);
    }
    int dot = text.indexOf('.', text.lastIndexOf('*'));
    if (dot < 0) {
      throw new Rejection(RefusalReason.PUBLIC_SUFFIX);
    }
    String host = open(text.substring(0, dot)) + "." + domain(text.substring(dot + 1));
    Hosts.checkLabels(host, true);
    return host;
  }

  private static String domain(String text) throws Rejection {
    String domain = text.isEmpty() ? "" : Hosts.ascii(text);
    if (domain.isEmpty()) {
      throw new Rejection(RefusalReason.PUBLIC_SUFFIX);
    }
    if (Hosts.endsInNumber(domain)) {
      throw new Rejection(RefusalReason.WILDCARD_IN_ADDRESS);
    }
    if (PublicSuffixes.isOrContains(domain)) {
      throw new Rejection(RefusalReason.PUBLIC_SUFFIX);
    }
    return domain;
  }

  /** The labels up to the last that has a wildcard. */
  private static String open(String text) throws Rejection {
    String[] labels = text.split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(labels[i]);
    }
    return String.join(".", labels);
  }

  private static String label(String label) throws Rejection {
    if (label.isEmpty()) {
      throw new Rejection(RefusalReason.EMPTY_LABEL);
    }
    if (label.indexOf('*') < 0) {
      return Hosts.ascii(label);
    }
    if (label.indexOf('%') >= 0) {
      throw new Rejection(RefusalReason.PERCENT_IN_HOST);
    }
    if (!InternationalNames.isPlain(label)) {
      throw new Rejection(RefusalReason.WILDCARD_IN_IDN);
    }
    return label.toLowerCase(Locale.ROOT);
  }
}
