package org.precedent.looker;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.UserValues;
import org.precedent.directory.EmailCredentials;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.looker.UserBodies.UserContent;

/**
 * What this door takes for one thing, a user with his locale and his address, and what are several
 * here: changed all or not at all.
 */
@Stateless
public class UserWrites {

  private static final DefinitionId LOCALE = new DefinitionId(11);

  @Inject Users users;
  @Inject EmailCredentials emails;
  @Inject UserValues values;

  /**
   * Creates a user.
   *
   * @throws InvalidException naming what is wrong
   */
  public User create(Caller caller, UserContent content) {
    UserId user = users.create(caller, content.changes()).id();
    setLocale(caller, user, content.locale().value());
    if (content.email().value().isPresent()) {
      emails.create(caller, user, content.email(), Change.keep());
    }
    return read(user);
  }

  /**
   * Changes a user.
   *
   * @throws NotFoundException if there is no such user
   * @throws InvalidException naming what is wrong
   */
  public User update(Caller caller, UserId user, UserContent content) {
    Optional<String> before = users.update(caller, user, content.changes()).locale();
    Optional<String> after = content.locale().appliedTo(before);
    if (after.isPresent() && !after.equals(before)) {
      setLocale(caller, user, after);
    } else if (before.isPresent() && after.isEmpty()) {
      values.delete(caller, user, LOCALE);
    }
    return read(user);
  }

  private void setLocale(Caller caller, UserId user, Optional<String> locale) {
    if (locale.isEmpty()) {
      return;
    }
    try {
      values.set(caller, user, LOCALE, locale);
    } catch (InvalidException wrong) {
      throw new InvalidException(
          List.copyOf(
              wrong.problems().stream()
                  .map(problem -> new Problem("locale", problem.code(), problem.message()))
                  .toList()));
    }
  }

  private User read(UserId user) {
    return users.find(user).orElseThrow(() -> new NotFoundException("user"));
  }
}
