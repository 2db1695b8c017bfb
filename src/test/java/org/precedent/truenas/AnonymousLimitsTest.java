package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.precedent.truenas.AnonymousLimits.Refusal;

class AnonymousLimitsTest {

  private final AnonymousLimits limits = new AnonymousLimits();
  private final Peer here = new TestSocket().peer("a");
  private final Peer there = new TestSocket().peer("b");
  private final Method method = Method.of("some", Access.LIMITED, call -> "1");

  @Test
  void twenty_calls_of_a_method_in_a_minute_from_one_address_are_enough() {
    for (int i = 0; i < 20; i++) {
      limits.require(here, method);
    }
    assertThatThrownBy(() -> limits.require(here, method)).isInstanceOf(RpcException.class);
    limits.require(there, method);
    limits.require(here, Method.of("other", Access.LIMITED, call -> "1"));
  }

  @Test
  void addresses_of_one_ipv6_host_count_together() {
    for (int i = 0; i < 20; i++) {
      limits.require(new TestSocket().peer("2001:db8:0:7::" + i), method);
    }
    Peer sameHost = new TestSocket().peer("2001:db8:0:7:1::1");
    assertThatThrownBy(() -> limits.require(sameHost, method)).isInstanceOf(RpcException.class);
    limits.require(new TestSocket().peer("2001:db8:0:8::1"), method);
  }

  @Test
  void log_ins_are_not_limited_by_the_address_alone() {
    Method logIn = Method.logIn("login", call -> null);
    for (int i = 0; i < 1000; i++) {
      limits.require(here, logIn);
    }
  }

  @Test
  void twenty_wrong_tokens_in_a_minute_are_enough() {
    for (int i = 0; i < 20; i++) {
      limits.wrongToken(here);
    }
    assertThatThrownBy(() -> limits.wrongToken(here)).isInstanceOf(RpcException.class);
    limits.wrongToken(there);
  }

  @Test
  void the_audit_does_not_grow_without_end() {
    AtomicInteger rows = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      limits.note(here, Refusal.LOG_IN, rows::incrementAndGet);
    }
    assertThat(rows).hasValue(20);
  }

  @Test
  void refusals_of_one_kind_do_not_hide_those_of_another() {
    AtomicInteger rows = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      limits.note(here, Refusal.CALL_OF_NOBODY, () -> {});
    }
    limits.note(here, Refusal.LOG_IN, rows::incrementAndGet);
    assertThat(rows).hasValue(1);
  }
}
