package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.platform.settings.Settings;

/**
 * Keeps in mind by which attribute of the directory people and groups are known, as soon as there
 * are any: one that named nobody may be a typing error. By another one everybody would be somebody
 * else, or get what belongs to a stranger. Thread-safe.
 */
@ApplicationScoped
public class IdentityGuard {

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private static final String SELECT =
      """
      select s.id_attribute from mirror_state s
        where s.directory = ? and s.id_attribute is not null
          and (exists (select 1 from users u where u.directory = s.directory)
            or exists (select 1 from user_groups g where g.directory = s.directory))
      """;

  private static final String UPDATE =
      "update mirror_state set id_attribute = ? where directory = ?";

  @Inject Settings settings;
  @Inject MirrorTransactions transactions;

  /**
   * Before a run of the mirror that has begun: it is the same attribute, the first one, or another
   * that an administrator accepts.
   *
   * @throws DirectoryUnavailableException if the directory doesn't answer
   * @throws ImplausibleDirectoryException if it is another one
   */
  void requireForRun(Directory directory) {
    String now = attribute(directory);
    boolean accepted = settings.get(Settings.LDAP_MAX_VANISHED_PERCENT) >= 100;
    Optional<String> other =
        transactions.write(
            statements -> {
              Optional<String> before = before(statements, directory);
              if (accepted || before.isEmpty()) {
                remember(statements, directory, now);
                return Optional.empty();
              }
              return before.filter(attribute -> !attribute.equals(now));
            });
    if (other.isPresent()) {
      throw new ImplausibleDirectoryException(message(other.get(), now));
    }
  }

  /**
   * Before somebody is admitted, in the transaction that admits him: it is the same attribute, or
   * the first one.
   *
   * @throws DirectoryUnavailableException if it is another one
   */
  void requireForAdmission(Statements statements, Directory directory) throws SQLException {
    String now = attribute(directory);
    Optional<String> before = before(statements, directory);
    if (before.isEmpty()) {
      remember(statements, directory, now);
    } else if (!before.get().equals(now)) {
      throw new DirectoryUnavailableException(message(before.get(), now), RETRY_AFTER, null);
    }
  }

  private static void remember(Statements statements, Directory directory, String attribute)
      throws SQLException {
    MirrorStates.insert(statements, directory.name());
    statements.update(UPDATE, attribute, directory.name());
  }

  private static String attribute(Directory directory) {
    return directory.idAttribute().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> before(Statements statements, Directory directory)
      throws SQLException {
    return statements
        .rows(SELECT, row -> Objects.requireNonNull(row.getString(1)), directory.name())
        .stream()
        .findFirst();
  }

  private static String message(String before, String now) {
    return "People and groups are known by their attribute "
        + before
        + ", but now the directory is read by "
        + now
        + ": everybody would be somebody else, so nothing is applied, and nobody is admitted. Set"
        + " PRECEDENT_LDAP_ID_ATTRIBUTE="
        + before
        + " (or PRECEDENT_LDAP_PROFILE as it was); or, if all are to become new users without the"
        + " values of the old ones, PRECEDENT_LDAP_MAX_VANISHED_PERCENT=100 for one run.";
  }
}
