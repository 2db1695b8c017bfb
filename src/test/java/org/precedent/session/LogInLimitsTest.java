package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogInLimitsTest {

  private final LogInLimits limits = new LogInLimits();

  private boolean allowed(String account, LogInSource source) {
    return limits.ask(account, source) instanceof LogInLimits.Permit.Paid;
  }

  private int failuresUntilLimited(String account, LogInSource source) {
    int failures = 0;
    while (failures < 1000 && allowed(account, source)) {
      failures++;
    }
    return failures;
  }

  private void succeed(String account, LogInSource source) {
    limits.succeeded((LogInLimits.Permit.Paid) limits.ask(account, source));
  }

  @Test
  void an_account_is_limited_at_one_place_only() {
    assertThat(failuresUntilLimited("grace", LogInSource.of(DoorName.ZATO, "1"))).isBetween(10, 11);
    assertThat(allowed("grace", LogInSource.of(DoorName.ZATO, "2"))).isTrue();
    assertThat(allowed("ada", LogInSource.of(DoorName.ZATO, "1"))).isTrue();
  }

  @Test
  void success_costs_nothing() {
    for (int i = 0; i < 1000; i++) {
      succeed("grace", LogInSource.of(DoorName.ZATO, "1"));
    }
    assertThat(allowed("grace", LogInSource.of(DoorName.ZATO, "1"))).isTrue();
  }

  @Test
  void an_account_guessed_at_from_everywhere_stays_open_where_its_owner_always_is() {
    succeed("grace", LogInSource.of(DoorName.ZATO, "home"));
    int attempts = 0;
    while (attempts < 1000 && allowed("grace", LogInSource.of(DoorName.ZATO, "bot " + attempts))) {
      attempts++;
    }
    assertThat(attempts).isBetween(100, 110);
    assertThat(allowed("grace", LogInSource.of(DoorName.ZATO, "home"))).isTrue();
  }

  @Test
  void a_client_that_guesses_many_accounts_is_limited_and_its_usual_users_are_not() {
    LogInSource application = LogInSource.of(DoorName.ZATO, "application");
    succeed("grace", application);
    int attempts = 0;
    while (attempts < 1000 && allowed("account " + attempts, application)) {
      attempts++;
    }
    assertThat(attempts).isBetween(300, 330);
    assertThat(allowed("grace", application)).isTrue();
    assertThat(allowed("account 0", LogInSource.of(DoorName.ZATO, "other"))).isTrue();
  }

  @Test
  void neighbours_on_one_ipv6_link_keep_nobody_out_of_his_place() {
    assertThat(failuresUntilLimited("grace", LogInSource.of(DoorName.ZATO, "2001:db8::1")))
        .isBetween(10, 11);
    assertThat(allowed("grace", LogInSource.of(DoorName.ZATO, "2001:db8::2"))).isTrue();
  }

  @Test
  void the_addresses_of_one_ipv6_host_are_one_client() {
    int attempts = 0;
    while (attempts < 1000
        && allowed(
            "account " + attempts, LogInSource.of(DoorName.ZATO, "2001:db8::5:" + attempts))) {
      attempts++;
    }
    assertThat(attempts).isBetween(280, 330);
  }

  @Test
  void persons_behind_one_client_are_told_apart() {
    LogInSource bad =
        LogInSource.of(DoorName.ZATO, "application").onBehalfOf(Optional.of("10.0.0.1"));
    LogInSource good =
        LogInSource.of(DoorName.ZATO, "application").onBehalfOf(Optional.of("10.0.0.2"));
    failuresUntilLimited("grace", bad);
    assertThat(allowed("grace", good)).isTrue();
  }
}
