package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precedent.directory.UserChanged;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

class SessionCacheTest {

  private static final UserId ANNA = new UserId(7);
  private static final UserId BERT = new UserId(8);
  private static final UserId CLEO = new UserId(9);

  private final SessionCache cache = new SessionCache();

  private static Session session(UserId user, Optional<UserId> sudoUser) {
    return new Session(
        user.value(),
        TokenHash.of(user.toString()),
        new Caller(user, false),
        sudoUser,
        Optional.empty(),
        "test",
        Workspace.PRODUCTION,
        Instant.EPOCH);
  }

  private void remember(UserId user, Optional<UserId> sudoUser) {
    Session session = session(user, sudoUser);
    cache.get(session.tokenHash(), () -> Optional.of(session));
  }

  private boolean remembers(UserId user) {
    return cache.remembered(TokenHash.of(user.toString())).isPresent();
  }

  @Test
  void of_many_users_who_changed_all_is_forgotten_and_of_others_nothing() {
    remember(ANNA, Optional.empty());
    remember(BERT, Optional.of(new UserId(1)));
    remember(CLEO, Optional.empty());

    cache.onChange(new UserChanged(Set.of(ANNA, new UserId(1))));

    assertThat(remembers(ANNA)).isFalse();
    assertThat(remembers(BERT)).isFalse();
    assertThat(remembers(CLEO)).isTrue();
  }

  @Test
  void messages_of_users_and_of_all_are_heeded() {
    remember(ANNA, Optional.empty());
    remember(BERT, Optional.empty());

    cache.forget(new SessionMessage.OfUser(ANNA));
    assertThat(remembers(ANNA)).isFalse();
    assertThat(remembers(BERT)).isTrue();

    cache.forget(new SessionMessage.OfAll());
    assertThat(remembers(BERT)).isFalse();
  }
}
