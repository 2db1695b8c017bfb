package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.RateLimits;
import org.precedent.platform.settings.Settings;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

class CallerLimitsTest {

  private static final String ADDRESS = "192.0.2.1";
  private static final String TOKEN = "a live token";

  private final Store store = new Store(Database.H2);
  private final Beans beans = new Beans(store);
  private final List<TokenHash> lookedUp = new ArrayList<>();
  private final CallerLimits limits;

  /** Knows one token, and what was looked up. */
  private final class OneSession extends SessionStore {
    @Override
    public Optional<Session> find(TokenHash hash) {
      lookedUp.add(hash);
      return hash.equals(TokenHash.of(TOKEN))
          ? Optional.of(
              new Session(
                  1,
                  hash,
                  new Caller(new UserId(7), false),
                  Optional.empty(),
                  Optional.empty(),
                  "CRM",
                  Workspace.PRODUCTION,
                  beans.clock().instant().plus(Duration.ofHours(1))))
          : Optional.empty();
    }
  }

  CallerLimitsTest() {
    Settings settings = Beans.settings(Map.of("precedent.rate.limit.per.minute", "3"));
    beans.with(RateLimits.class, new RateLimits(settings));
    beans.with(SessionStore.class, new OneSession());
    limits = beans.get(CallerLimits.class);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CallerLimits.Counted count(String token) {
    return limits.count(Optional.of(token), ADDRESS);
  }

  @Test
  void made_up_tokens_of_an_address_that_sends_too_many_are_not_looked_up() {
    for (int i = 0; i < 3; i++) {
      assertThat(count("made up " + i).verdict().allowed()).isTrue();
    }

    assertThat(count("made up").verdict().allowed()).isFalse();

    assertThat(lookedUp).hasSize(3);
  }

  @Test
  void addresses_of_one_ipv6_link_count_as_one() {
    for (int i = 1; i <= 3; i++) {
      assertThat(limits.countStranger("2001:db8:1:2::" + i).allowed()).isTrue();
    }

    assertThat(limits.countStranger("2001:db8:1:2:ffff::").allowed()).isFalse();
    assertThat(limits.countStranger("2001:db8:1:3::1").allowed()).isTrue();
  }

  @Test
  void what_programs_send_without_a_session_keeps_nobody_from_the_pages() {
    for (int i = 0; i < 4; i++) {
      limits.countStranger(ADDRESS);
    }

    assertThat(limits.countStranger(ADDRESS).allowed()).isFalse();
    assertThat(limits.countVisitor(ADDRESS).allowed()).isTrue();
  }

  @Test
  void asking_what_an_address_may_still_send_costs_it_nothing() {
    for (int i = 0; i < 3; i++) {
      assertThat(limits.ofStranger(ADDRESS).allowed()).isTrue();
      assertThat(limits.ofStranger(ADDRESS).remaining()).isEqualTo(3 - i);
      limits.countStranger(ADDRESS);
    }

    assertThat(limits.ofStranger(ADDRESS).allowed()).isFalse();
    assertThat(limits.ofStranger(ADDRESS).resetSeconds()).isBetween(1L, 60L);
  }

  @Test
  void a_session_costs_its_address_nothing() {
    for (int i = 0; i < 3; i++) {
      CallerLimits.Counted counted = count(TOKEN);
      assertThat(counted.session()).isPresent();
      assertThat(counted.verdict().remaining()).isEqualTo(2 - i);
    }

    assertThat(count(TOKEN).verdict().allowed()).isFalse();
    assertThat(count(TOKEN).session()).isEmpty();
    assertThat(count("made up").verdict().remaining()).isEqualTo(2);
  }

  @Test
  void a_session_that_is_remembered_goes_on_whatever_its_address_sends() {
    assertThat(count(TOKEN).session()).isPresent();
    for (int i = 0; i < 4; i++) {
      count("made up " + i);
    }

    assertThat(count(TOKEN).session()).isPresent();
  }
}
