package org.precedent.release.client;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.precedent.platform.settings.Network;

/** The IPv4 addresses that an IPv6 address may lead to. */
final class EmbeddedIpv4 {

  private static final int IPV6_BYTES = 16;
  private static final int IPV4_BYTES = 4;

  private enum Form {
    /** RFC 4291: IPv4-compatible, IPv4-mapped; RFC 2765: translated. */
    LAST_OF_ZEROS(12, "::/96", "::ffff:0:0:0/96"),
    /** RFC 6052: NAT64; RFC 8215: local NAT64, with the longest prefix. */
    NAT64(12, "64:ff9b::/96", "64:ff9b:1::/48"),
    /** RFC 3056: 6to4. */
    SIX_TO_FOUR(2, "2002::/16"),
    /** RFC 4380: the server of Teredo. */
    TEREDO_SERVER(4, "2001::/32");

    private final int offset;
    private final List<Network> networks;

    Form(int offset, String... networks) {
      this.offset = offset;
      this.networks = Stream.of(networks).map(Network::of).toList();
    }

    private Stream<byte[]> in(byte[] address) {
      return networks.stream().anyMatch(network -> network.contains(address))
          ? Stream.of(Arrays.copyOfRange(address, offset, offset + IPV4_BYTES))
          : Stream.empty();
    }
  }

  private static final Network MAPPED = new Network(128, new BigInteger("ffff", 16), 96);
  private static final Network TEREDO = Network.of("2001::/32");
  private static final Network LOCAL_NAT64 = Network.of("64:ff9b:1::/48");

  private EmbeddedIpv4() {}

  /** All of them, perhaps none. */
  static Stream<byte[]> in(byte[] address) {
    if (address.length != IPV6_BYTES) {
      return Stream.empty();
    }
    return Stream.of(
            Stream.of(Form.values()).flatMap(form -> form.in(address)),
            mapped(address),
            teredoClient(address),
            behindLocalPrefix(address),
            isatap(address))
        .flatMap(found -> found);
  }

  // Java hands these out as IPv4 addresses, unless they are made by hand.
  private static Stream<byte[]> mapped(byte[] address) {
    return MAPPED.contains(address) ? Stream.of(last(address)) : Stream.empty();
  }

  /** The client stands at the end, its bits inverted (RFC 4380, section 4). */
  private static Stream<byte[]> teredoClient(byte[] address) {
    if (!TEREDO.contains(address)) {
      return Stream.empty();
    }
    byte[] client = last(address);
    for (int i = 0; i < client.length; i++) {
      client[i] = (byte) ~client[i];
    }
    return Stream.of(client);
  }

  /**
   * Behind a prefix of 48, 56 or 64 bits, the address goes round the byte in the middle (RFC 6052,
   * 2.2). Nothing tells how long the prefix is.
   */
  private static Stream<byte[]> behindLocalPrefix(byte[] address) {
    return LOCAL_NAT64.contains(address)
        ? Stream.of(
            new byte[] {address[6], address[7], address[9], address[10]},
            new byte[] {address[7], address[9], address[10], address[11]},
            new byte[] {address[9], address[10], address[11], address[12]})
        : Stream.empty();
  }

  /** RFC 5214: in the interface identifier, behind 0000:5efe or 0200:5efe. */
  private static Stream<byte[]> isatap(byte[] address) {
    boolean isIsatap =
        (address[8] & 0xfd) == 0
            && address[9] == 0
            && address[10] == 0x5e
            && address[11] == (byte) 0xfe;
    return isIsatap ? Stream.of(last(address)) : Stream.empty();
  }

  private static byte[] last(byte[] address) {
    return Arrays.copyOfRange(address, IPV6_BYTES - IPV4_BYTES, IPV6_BYTES);
  }
}
