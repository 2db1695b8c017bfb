package org.precedent.looker;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.UserValues;
import org.precedent.directory.EmailCredentials;
import org.precedent.directory.User;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.looker.UserBodies.EmailContent;
import org.precedent.looker.UserBodies.UserContent;

/**
 * What this door takes for one thing, a user with his locale and his address, and what are several
 * here: changed all or not at all.
 */
@Stateless
public class UserWrites {

  private static final DefinitionId LOCALE = new DefinitionId(11);
  private static final String ADDRESS = "credentials_email.email";

  @Inject Users users;
  @Inject EmailCredentials emails;
  @Inject UserValues values;

  /**
   * What would be wrong with {@link #create}.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(Caller caller, UserContent content) {
    AccessRules.requireAdministrator(caller);
    List<Problem> problems = problems(content);
    content
        .email()
        .address()
        .value()
        .map(emails::problems)
        .ifPresent(wrong -> problems.addAll(about(ADDRESS, wrong)));
    return problems;
  }

  /**
   * What would be wrong with {@link #update}.
   *
   * @throws AccessDeniedException unless the caller is an administrator, or that user and his
   *     address stays
   * @throws NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(Caller caller, UserId user, UserContent content) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    boolean otherEmail =
        content.email().given() && content.email().differsFrom(read(user).emailCredential());
    if (otherEmail) {
      AccessRules.requireAdministrator(caller);
    }
    List<Problem> problems = problems(content);
    content
        .email()
        .address()
        .value()
        .filter(address -> otherEmail)
        .map(address -> emails.problems(user, address))
        .ifPresent(wrong -> problems.addAll(about(ADDRESS, wrong)));
    return problems;
  }

  /**
   * Creates a user.
   *
   * @throws InvalidException naming every wrong field
   */
  public User create(Caller caller, UserContent content) {
    refuse(problems(caller, content));
    UserId user = users.create(caller, content.changes()).id();
    setLocale(caller, user, content.locale().value());
    if (content.email().address().value().isPresent()) {
      createEmail(caller, user, content.email());
    }
    return read(user);
  }

  /**
   * Changes a user.
   *
   * @throws AccessDeniedException unless the caller is an administrator, or that user and his
   *     address stays
   * @throws NotFoundException if there is no such user
   * @throws InvalidException naming every wrong field
   */
  public User update(Caller caller, UserId user, UserContent content) {
    refuse(problems(caller, user, content));
    User updated = updateUser(caller, user, content);
    if (content.email().differsFrom(updated.emailCredential())) {
      writeEmail(caller, updated, content.email());
    }
    Optional<String> before = updated.locale();
    Optional<String> after = content.locale().appliedTo(before);
    if (after.isPresent() && !after.equals(before)) {
      setLocale(caller, user, after);
    } else if (before.isPresent() && after.isEmpty()) {
      values.delete(caller, user, LOCALE);
    }
    return read(user);
  }

  // Who says nothing else has not sent back what he was shown: he means it.
  private User updateUser(Caller caller, UserId user, UserContent content) {
    UserChanges changes = content.changes();
    return caller.administrator() && content.isOfDisabledOnly()
        ? users.setDisabled(caller, user, changes.disabled().orKeep(false))
        : users.update(caller, user, changes);
  }

  private List<Problem> problems(UserContent content) {
    List<Problem> problems = new ArrayList<>(users.problems(content.changes()));
    content
        .locale()
        .value()
        .map(locale -> values.problems(LOCALE, locale))
        .ifPresent(wrong -> problems.addAll(about("locale", wrong)));
    return problems;
  }

  private void writeEmail(Caller caller, User user, EmailContent email) {
    if (user.emailCredential().isEmpty()) {
      createEmail(caller, user.id(), email);
    } else {
      naming(
          () ->
              emails.update(caller, user.id(), said(email.address()), email.forcedPasswordReset()));
    }
  }

  private void createEmail(Caller caller, UserId user, EmailContent email) {
    naming(() -> emails.create(caller, user, email.address(), email.forcedPasswordReset()));
  }

  // That there is to be no address is not said here.
  private static Change<String> said(Change<String> address) {
    return address.value().isPresent() ? address : Change.keep();
  }

  // Somebody else may have taken the address since it was looked at.
  private static void naming(Runnable write) {
    try {
      write.run();
    } catch (InvalidException wrong) {
      throw new InvalidException(about(ADDRESS, wrong.problems()));
    }
  }

  private static List<Problem> about(String field, List<Problem> problems) {
    return problems.stream()
        .map(problem -> new Problem(field, problem.code(), problem.message()))
        .toList();
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  private void setLocale(Caller caller, UserId user, Optional<String> locale) {
    if (locale.isPresent()) {
      values.set(caller, user, LOCALE, locale);
    }
  }

  private User read(UserId user) {
    return users.find(user).orElseThrow(() -> new NotFoundException("user"));
  }
}
