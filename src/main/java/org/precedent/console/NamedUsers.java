package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.precedent.directory.UserCriterion;
import org.precedent.directory.UserQuery;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

/** What to call the users of a list, in one query. Thread-safe. */
@ApplicationScoped
public class NamedUsers {

  @Inject Users users;

  /** The names of those that there are. */
  Map<UserId, String> of(Caller caller, Collection<UserId> ids) {
    List<Long> numbers = ids.stream().map(UserId::value).distinct().toList();
    Map<UserId, String> names = new HashMap<>();
    users
        .list(caller, UserQuery.of(new UserCriterion.IdIn(numbers)))
        .forEach(user -> names.put(user.id(), PersonName.of(user)));
    return names;
  }
}
