package org.precedent.platform.settings;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291).
 *
 * @param bits of the address, 32 or 128
 * @param first the bits that all its addresses begin with, as a number
 * @param length how many of these there are
 */
public record Network(int bits, BigInteger first, int length) {

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern ADDRESS =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}|(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

  /** How many bytes of an IPv6 address tell the link that a host is on. */
  private static final int LINK = 8;

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  /**
   * The network that the text spells; an address alone is a network of one.
   *
   * @throws IllegalArgumentException if it spells none, or has bits beyond its length
   */
  public static Network of(String text) {
    int slash = text.indexOf('/');
    byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
    int bits = address.length * Byte.SIZE;
    int length = slash < 0 ? bits : length(text.substring(slash + 1), bits);
    BigInteger number = new BigInteger(1, address);
    if (number.getLowestSetBit() >= 0 && number.getLowestSetBit() < bits - length) {
      throw new IllegalArgumentException("A network has no bits beyond its length: " + text);
    }
    return new Network(bits, number.shiftRight(bits - length), length);
  }

  /**
   * Networks with commas between them.
   *
   * @throws IllegalArgumentException if an entry spells none
   */
  public static List<Network> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(Network::of)
        .toList();
  }

  /** Whether the address is in it; one of another family never is. */
  public boolean contains(byte[] address) {
    return address.length * Byte.SIZE == bits
        && new BigInteger(1, address).shiftRight(bits - length).equals(first);
  }

  /**
   * The address that the text spells in full, an IPv4-mapped one as IPv4; a name spells none, and
   * is never looked up. A zone, such as {@code %eth0}, is left out.
   */
  public static Optional<InetAddress> address(String text) {
    int zone = text.indexOf('%');
    try {
      return Optional.of(
          InetAddress.getByAddress(bytes(zone < 0 ? text : text.substring(0, zone))));
    } catch (IllegalArgumentException | UnknownHostException none) {
      return Optional.empty();
    }
  }

  /**
   * What limits for one address count it under: itself, but of an IPv6 address only the first 64
   * bits, since a host may have as many as it likes that begin with these (RFC 4291 2.5.1, RFC
   * 8981). A text that is no address stays as it is.
   */
  public static String countedAs(String address) {
    return address(address)
        .filter(Inet6Address.class::isInstance)
        .map(link -> HexFormat.of().formatHex(link.getAddress(), 0, LINK) + "/64")
        .orElse(address);
  }

  private static int length(String text, int bits) {
    if (!LENGTH.matcher(text).matches() || Integer.parseInt(text) > bits) {
      throw new IllegalArgumentException("Not the length of a network: " + text);
    }
    return Integer.parseInt(text);
  }

  // The form is checked first, so that nothing is looked up.
  private static byte[] bytes(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException("Not an address: " + text);
    }
    try {
      // Java takes IPv4-mapped addresses for IPv4 ones.
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException("Not an address: " + text, wrong);
    }
  }
}
