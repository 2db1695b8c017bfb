package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.directory.UserChanged;
import org.precedent.identity.UserId;
import org.precedent.session.SessionCache;
import org.precedent.session.UserSessionsChanged;

class EndedUsersTest {

  private final DoorKit kit = new DoorKit();
  private final Connection connection = kit.connect(new TestSocket());
  private final EndedUsers endedUsers = new EndedUsers();

  EndedUsersTest() {
    endedUsers.connections = kit.connections;
    endedUsers.logIns = kit.logIns;
    endedUsers.workers = kit.workers;
  }

  private static int priority(Class<?> observer) throws NoSuchMethodException {
    Annotation[] marks =
        observer.getDeclaredMethod("onChange", UserChanged.class).getParameterAnnotations()[0];
    return Stream.of(marks)
        .filter(Priority.class::isInstance)
        .map(Priority.class::cast)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void sessions_are_looked_at_after_what_was_remembered_of_them_is_forgotten()
      throws NoSuchMethodException {
    assertThat(priority(EndedUsers.class)).isGreaterThan(priority(SessionCache.class));
  }

  @Test
  void the_end_of_a_session_is_told_at_once_and_others_stay() {
    LoggedIn loggedIn = kit.logIn(connection, 7);
    Connection other = kit.connect(new TestSocket());
    kit.logIn(other, 8);
    kit.kill(loggedIn);

    for (long user : List.of(7L, 8L)) {
      endedUsers.onChange(new UserChanged(new UserId(user)));
    }
    kit.run();

    assertThat(kit.happened).containsExactly("added 1", "added 2", "removed");
    assertThat(connection.loggedIn()).isEmpty();
    assertThat(other.loggedIn()).isPresent();
  }

  @Test
  void the_ends_of_sessions_of_many_users_are_told() {
    Connection other = kit.connect(new TestSocket());
    Connection third = kit.connect(new TestSocket());
    kit.kill(kit.logIn(connection, 7));
    kit.kill(kit.logIn(other, 8));
    kit.kill(kit.logIn(third, 9));

    endedUsers.onChange(new UserChanged(Set.of(new UserId(7), new UserId(8))));
    kit.run();

    assertThat(connection.loggedIn()).isEmpty();
    assertThat(other.loggedIn()).isEmpty();
    assertThat(third.loggedIn()).isPresent();

    endedUsers.onMessage(new UserSessionsChanged(Optional.empty()));
    kit.run();

    assertThat(third.loggedIn()).isEmpty();
  }
}
