package org.precedent.release.client;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.precedent.platform.settings.Network;

/**
 * To which addresses deliveries may connect: to private ones, since this serves an intranet, but
 * not to the machine itself, its link, groups, nobody, or services that hand out the credentials of
 * a cloud's machine; nor to IPv6 addresses that stand for such an IPv4 address (RFC 6890).
 * Immutable.
 */
final class AddressGuard {

  private static final List<Network> FORBIDDEN =
      networks(
          "0.0.0.0/8", // this host, this network
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and metadata of most clouds
          "192.0.0.0/24", // protocol assignments, and metadata of Oracle's cloud
          "100.100.100.200/32", // metadata of Alibaba's cloud
          "168.63.129.16/32", // the host of Azure's machines
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, broadcast
          "::/127", // unspecified, loopback
          "fe80::/10", // link-local
          "ff00::/8", // multicast
          "fd00:ec2::/32", // metadata and name service of Amazon's cloud
          "fd20:ce::254/128", // metadata of Google's cloud
          "fd00:42::42/128", // metadata of Scaleway's cloud
          "fd00:c1::a9fe:a9fe/128", // metadata of Oracle's cloud
          "fd00:a9fe:a9fe::1/128", // metadata of Akamai's cloud
          "fd00:100::100:200/128"); // metadata of Alibaba's cloud

  private final List<Network> allowed;

  /**
   * @param allowed what is permitted although it is forbidden to others
   */
  AddressGuard(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Whether a delivery may connect to the address. */
  boolean permits(InetAddress address) {
    byte[] bytes = address.getAddress();
    return contains(allowed, bytes)
        || (!contains(FORBIDDEN, bytes)
            && EmbeddedIpv4.in(bytes).noneMatch(inner -> contains(FORBIDDEN, inner)));
  }

  private static boolean contains(List<Network> networks, byte[] address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }
}
