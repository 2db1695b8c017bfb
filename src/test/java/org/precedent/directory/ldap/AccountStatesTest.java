package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.directory.AccountState;

class AccountStatesTest {

  // Day 20000 since 1970.
  private static final Instant NOW = Instant.parse("2024-10-04T12:00:00Z");

  private final AccountStates states = new AccountStates(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "nsAccountLock, true, DISABLED",
    "nsAccountLock, FALSE, ENABLED",
    "nsAccountLock, unclear, DISABLED",
    "pwdAccountLockedTime, 000001010000Z, DISABLED",
    "pwdAccountLockedTime, 20241004115900Z, LOCKED",
    "accountUnlockTime, 20241004120100Z, LOCKED",
    "accountUnlockTime, 20241004115900Z, ENABLED",
    "krbPrincipalExpiration, 20241004115900Z, EXPIRED",
    "krbPrincipalExpiration, 20241004120100Z, ENABLED",
    "krbPrincipalExpiration, unclear, EXPIRED",
    "shadowExpire, -1, ENABLED",
    "shadowExpire, 0, EXPIRED",
    "shadowExpire, 20000, EXPIRED",
    "shadowExpire, 20001, ENABLED",
    "shadowExpire, unclear, EXPIRED",
    "pwdReset, TRUE, PASSWORD_EXPIRED",
    "pwdReset, FALSE, ENABLED",
    // 100 ns since 1601: 2024-10-04T12:00:00Z, and a second later.
    "accountExpires, 133725168000000000, EXPIRED",
    "accountExpires, 133725168010000000, ENABLED",
  })
  void each_directory_says_it_in_its_own_way(String attribute, String value, AccountState state) {
    Entry entry = new Entry("cn=somebody");
    entry.addAttribute(attribute, value);

    assertThat(states.of(entry)).isEqualTo(state);
  }

  @Test
  void what_someone_decided_outweighs_what_happened() {
    Entry entry = new Entry("cn=somebody");
    entry.addAttribute("nsAccountLock", "true");
    entry.addAttribute("shadowExpire", "1");
    entry.addAttribute("pwdReset", "TRUE");

    assertThat(states.of(entry)).isEqualTo(AccountState.DISABLED);
  }

  @Test
  void strangers_with_wrong_passwords_do_not_put_an_account_out_of_order() {
    assertThat(AccountState.LOCKED.inOrder()).isTrue();
    assertThat(AccountState.PASSWORD_EXPIRED.inOrder()).isTrue();
    assertThat(AccountState.DISABLED.inOrder()).isFalse();
    assertThat(AccountState.EXPIRED.inOrder()).isFalse();
  }
}
