package org.precedent.release.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.platform.settings.Network;

class AddressGuardTest {

  private static final AddressGuard STRICT = new AddressGuard(List.of());

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "169.254.170.2",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::a9fe:a9fe",
        "febf::1",
        "ff02::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "fd00:42::42",
        "fd00:c1::a9fe:a9fe",
        "fd00:a9fe:a9fe::1",
        "fd00:100::100:200",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "::169.254.169.254",
        "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::169.254.169.254",
        "64:ff9b:1:a9fe:a9:fe00::",
        "64:ff9b:1:7f08:8:808:808:808",
        "64:ff9b:1:aa7f:8:808:808:808",
        "64:ff9b:1:808:7f:808:808:808",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:7f00:1::",
        "2001:0:808:808:0:0:80ff:fffe",
        "2001:0:808:808:0:0:5601:5601",
        "fd12::5efe:127.0.0.1",
        "fd12::200:5efe:169.254.169.254"
      })
  void addresses_of_the_machine_its_link_and_metadata_are_refused(String text) throws Exception {
    assertThat(STRICT.permits(address(text))).isFalse();
  }

  @Test
  void a_mapped_address_that_stays_ipv6_is_refused() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;

    assertThat(EmbeddedIpv4.in(mapped)).containsExactly(new byte[] {127, 0, 0, 1});
    assertThat(STRICT.permits(InetAddress.getByAddress("mapped.test", mapped))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "8.8.8.8",
        "fd12:3456::1",
        "fc00::1",
        "2001:db8::1",
        "2a00:1450::1",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1:808:8:808:808:808",
        "2002:808:808::1"
      })
  void private_and_public_addresses_are_permitted(String text) throws Exception {
    assertThat(STRICT.permits(address(text))).isTrue();
  }

  @Test
  void networks_permit_what_is_refused_to_others_and_no_more() throws Exception {
    AddressGuard guard = new AddressGuard(Network.list("127.0.0.0/30, ::1"));

    assertThat(guard.permits(address("127.0.0.1"))).isTrue();
    assertThat(guard.permits(address("::1"))).isTrue();
    assertThat(guard.permits(address("127.0.0.4"))).isFalse();
    assertThat(guard.permits(address("169.254.169.254"))).isFalse();
    assertThat(guard.permits(address("2002:7f00:1::"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1/8",
        "127.0.0.0/33",
        "127/8",
        "127.1/32",
        "localhost",
        "::1/129",
        "1.2.3.4/",
        "/8",
        "0x7f.0.0.1",
        "fe80::1%1/128",
        "a:b"
      })
  void what_is_no_network_is_refused(String text) {
    assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
