package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.CloseReason.CloseCodes;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final DoorKit kit = new DoorKit();
  private final TestSocket socket = new TestSocket();

  private boolean opens(String address) {
    return kit.connections.add(kit.connection(socket, address));
  }

  private int open(String address, int count) {
    int opened = 0;
    while (opened < count && opens(address)) {
      opened++;
    }
    return opened;
  }

  @Test
  void one_address_may_have_five_thousand_to_which_nobody_is_logged_in() {
    assertThat(open("a", 6_000)).isEqualTo(5_000);
    assertThat(opens("b")).isTrue();
    Connection one = kit.connections.all().iterator().next();
    Connection ofA =
        kit.connections.all().stream()
            .filter(some -> some.peer().address().equals("a"))
            .findFirst()
            .orElse(one);
    kit.logIn(ofA, 7);
    assertThat(opens("a")).isTrue();
    assertThat(opens("a")).isFalse();
    kit.connections.remove(ofA);
    kit.connections.remove(ofA);
    assertThat(opens("a")).isFalse();
  }

  @Test
  void the_addresses_of_one_ipv6_host_may_have_five_thousand_together() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(opens("2001:db8::" + Integer.toHexString(i))).isTrue();
    }
    assertThat(opens("2001:db8::1:1")).isFalse();
    kit.connections.remove(kit.connections.all().iterator().next());
    assertThat(opens("2001:db8::1:1")).isTrue();
    assertThat(opens("2001:db8:0:1::1")).isTrue();
  }

  @Test
  void the_last_places_are_not_for_those_who_have_many() {
    for (String address : new String[] {"a", "b", "c"}) {
      assertThat(open(address, 5_000)).isEqualTo(5_000);
    }
    assertThat(opens("a")).isFalse();
    assertThat(open("d", 5_000)).isEqualTo(100);
    assertThat(open("e", 5_000)).isEqualTo(100);
  }

  @Test
  void one_user_may_be_logged_in_to_five_thousand() {
    Connection last = kit.connect(socket);
    for (int i = 0; i < 5_000; i++) {
      last = kit.connect(socket, "a" + i);
      kit.logIn(last, 7);
    }
    Connection oneMore = kit.connect(socket);

    assertThatThrownBy(() -> kit.logIn(oneMore, 7))
        .isInstanceOfSatisfying(
            RpcException.class, refused -> assertThat(refused.errname()).isEqualTo("EBUSY"));
    assertThat(socket.closed().orElseThrow().getCloseCode()).isEqualTo(CloseCodes.TRY_AGAIN_LATER);
    assertThat(oneMore.loggedIn()).isEmpty();
    assertThat(kit.happened).endsWith("left 5001");
    kit.logIn(last, 7);
    kit.logIn(kit.connect(socket), 8);
  }

  @Test
  void twenty_thousand_are_all() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(open("a" + i, 10)).isEqualTo(10);
    }
    assertThat(opens("one more")).isFalse();
    kit.connections.remove(kit.connections.all().iterator().next());
    assertThat(opens("one more")).isTrue();
  }
}
