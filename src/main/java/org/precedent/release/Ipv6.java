package org.precedent.release;

import java.util.ArrayList;
import java.util.List;

/** IPv6 addresses in brackets: read in any spelling of RFC 4291, written as RFC 5952 has it. */
final class Ipv6 {
  private static final int GROUPS = 8;
  private static final int MAX_DIGITS = 4;
  private static final String GAP = "::";

  private Ipv6() {}

  /** The one spelling of the address; an IPv4-mapped one stays an IPv6 address in hexadecimal. */
  static String canonical(String text) throws Rejection {
    if (text.indexOf('%') >= 0) {
      throw new Rejection(RefusalReason.ZONE_ID);
    }
    if (!text.endsWith("]")) {
      throw new Rejection(RefusalReason.IPV6_FORM);
    }
    return "[" + write(read(text.substring(1, text.length() - 1))) + "]";
  }

  private static List<Integer> read(String text) throws Rejection {
    int gap = text.indexOf(GAP);
    if (gap < 0) {
      List<Integer> groups = groups(text, true);
      check(groups.size() == GROUPS);
      return groups;
    }
    String right = text.substring(gap + GAP.length());
    check(!right.contains(GAP));
    List<Integer> groups = part(text.substring(0, gap), false);
    List<Integer> last = part(right, true);
    check(groups.size() + last.size() < GROUPS);
    while (groups.size() + last.size() < GROUPS) {
      groups.add(0);
    }
    groups.addAll(last);
    return groups;
  }

  private static List<Integer> part(String text, boolean atEnd) throws Rejection {
    return text.isEmpty() ? new ArrayList<>() : groups(text, atEnd);
  }

  private static List<Integer> groups(String text, boolean atEnd) throws Rejection {
    String[] parts = text.split(":", -1);
    check(parts.length <= GROUPS);
    List<Integer> groups = new ArrayList<>(GROUPS);
    for (int i = 0; i < parts.length; i++) {
      if (atEnd && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        addIpv4(parts[i], groups);
      } else {
        groups.add(group(parts[i]));
      }
    }
    return groups;
  }

  private static void addIpv4(String text, List<Integer> groups) throws Rejection {
    check(Ipv4.isDottedDecimal(text));
    String[] parts = text.split("\\.", -1);
    groups.add(Integer.parseInt(parts[0]) * 256 + Integer.parseInt(parts[1]));
    groups.add(Integer.parseInt(parts[2]) * 256 + Integer.parseInt(parts[3]));
  }

  private static int group(String text) throws Rejection {
    check(!text.isEmpty() && text.length() <= MAX_DIGITS);
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Ascii.hexDigit(text.charAt(i));
      check(digit >= 0);
      value = value * 16 + digit;
    }
    return value;
  }

  private static void check(boolean valid) throws Rejection {
    if (!valid) {
      throw new Rejection(RefusalReason.IPV6_FORM);
    }
  }

  /** Lower case, no leading zeros, the first longest run of two or more zeros as {@code ::}. */
  private static String write(List<Integer> groups) {
    int start = 0;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zerosFrom(groups, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    if (length == 1) {
      return join(groups);
    }
    return join(groups.subList(0, start)) + GAP + join(groups.subList(start + length, GROUPS));
  }

  private static int zerosFrom(List<Integer> groups, int start) {
    int end = start;
    while (end < GROUPS && groups.get(end) == 0) {
      end++;
    }
    return end - start;
  }

  private static String join(List<Integer> groups) {
    return String.join(":", groups.stream().map(Integer::toHexString).toList());
  }
}
