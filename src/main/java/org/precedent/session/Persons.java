package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.directory.PosixFacts;
import org.precedent.identity.UserId;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** Who users are, for themselves. */
@Stateless
public class Persons {

  private static final String FIND =
      """
      select coalesce(u.login_name, l.username, e.email,
          (select min(c.client_id) from api_credential c where c.user_id = u.id)),
        l.display_name, u.first_name, u.last_name, u.uid_number, u.gid_number, u.home_directory,
        u.login_shell, u.directory, coalesce(l.password_must_change, false)
      from users u
      left join local_account l on l.user_id = u.id
      left join email_credential e on e.user_id = u.id
      where u.id = ?1
      """;

  private static final String ADMINISTRATOR =
      """
      select u.id from users u
      join user_role r on r.user_id = u.id and r.role = 'ADMIN'
      where u.id = ?1 and not u.disabled and not
      """
          + BarredAccounts.include("u.id");

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  /** The user, in one query. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Person> find(UserId user) {
    return Sql.rows(entityManager, FIND, user.value()).stream()
        .findFirst()
        .map(row -> person(user, row));
  }

  /** Whether the user is an administrator who could log in just now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isActiveAdministrator(UserId user) {
    return !Sql.rows(entityManager, ADMINISTRATOR, user.value()).isEmpty();
  }

  private static Person person(UserId user, ResultRow row) {
    Optional<String> name = row.optionalText();
    Optional<String> displayName = row.optionalText();
    String fullName =
        Stream.of(row.text(), row.text())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return new Person(
        user,
        name,
        displayName.orElse(fullName),
        posix(row),
        row.optionalText().isPresent(),
        row.flag());
  }

  private static PosixFacts posix(ResultRow row) {
    return new PosixFacts(
        row.optionalNumber().orElse(null),
        row.optionalNumber().orElse(null),
        row.optionalText().orElse(null),
        row.optionalText().orElse(null));
  }
}
