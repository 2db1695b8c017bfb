package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.directory.AccountState;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.PersonFacts;
import org.precedent.directory.PosixFacts;
import org.precedent.directory.UnusableEntry;
import org.precedent.identity.UserId;

/**
 * Makes users of people of a directory, by their identity and by nothing else: a name, an address
 * or a number that somebody else had before is no reason to take one for the other. Works in the
 * caller's transaction, which must have the mutex of the directory. Thread-safe.
 */
@ApplicationScoped
public class PersonStore {

  private static final String SELECT =
      """
      select directory_id, id, login_name, dn, dn_key, uid_number, email, first_name, last_name,
          account_state, gid_number, home_directory, login_shell, vanished_at is not null, disabled, disabled_by_hand
        from users where directory = ? and directory_id = any(?)
      """;

  private static final String SELECT_IDS =
      "select directory_id, id from users where directory = ? and directory_id = any(?)";

  private static final String INSERT =
      """
      insert into users (directory, directory_id, login_name, dn, dn_key, uid_number, email,
          first_name, last_name, account_state, gid_number, home_directory, login_shell, disabled,
          created_at, updated_at)
        values (?, ?, ?, ?, ?, cast(? as bigint), ?, ?, ?, ?, cast(? as bigint), cast(? as varchar),
          cast(? as varchar), ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      update users set login_name = ?, dn = ?, dn_key = ?, uid_number = cast(? as bigint),
          email = ?, first_name = ?, last_name = ?, account_state = ?,
          gid_number = cast(? as bigint), home_directory = cast(? as varchar),
          login_shell = cast(? as varchar), vanished_at = null,
          disabled = (disabled_by_hand or cast(? as boolean)), updated_at = ?
        where id = ?
      """;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject UserEndings endings;

  private record Known(
      String directoryId,
      long id,
      PersonFacts facts,
      boolean vanished,
      boolean disabled,
      boolean disabledByHand) {}

  /**
   * Takes people over.
   *
   * @param people of one directory, with facts that can be kept
   * @return who they are here
   */
  Map<UserId, DirectoryPerson> store(
      Statements statements, String directory, Collection<DirectoryPerson> people)
      throws SQLException {
    Map<String, DirectoryPerson> byId = new LinkedHashMap<>();
    people.forEach(person -> byId.put(person.id().value(), person));
    Map<String, Known> known = known(statements, directory, byId.keySet());
    update(
        statements,
        directory,
        known.values(),
        row -> PersonFacts.of(Objects.requireNonNull(byId.get(row.directoryId))));
    Map<String, Long> ids = new HashMap<>();
    known.values().forEach(row -> ids.put(row.directoryId, row.id));
    byId.keySet().removeAll(known.keySet());
    ids.putAll(insert(statements, directory, byId));
    Map<UserId, DirectoryPerson> users = new LinkedHashMap<>();
    people.forEach(person -> users.put(new UserId(id(ids, person)), person));
    return users;
  }

  /**
   * Takes over what state the accounts of people are in whose entries can't be used otherwise: they
   * stay who they were, or unknown.
   */
  void storeStates(Statements statements, String directory, Collection<UnusableEntry> entries)
      throws SQLException {
    Map<String, AccountState> states = new HashMap<>();
    entries.forEach(entry -> states.put(entry.id().value(), entry.state()));
    List<Known> present =
        known(statements, directory, states.keySet()).values().stream()
            .filter(row -> !row.vanished)
            .toList();
    update(
        statements,
        directory,
        present,
        row -> row.facts.with(Objects.requireNonNull(states.get(row.directoryId))));
  }

  private static long id(Map<String, Long> ids, DirectoryPerson person) {
    return Objects.requireNonNull(ids.get(person.id().value()));
  }

  private static Map<String, Known> known(
      Statements statements, String directory, Collection<String> ids) throws SQLException {
    Map<String, Known> known = new LinkedHashMap<>();
    for (Known row :
        statements.rows(SELECT, PersonStore::known, directory, Statements.texts(ids))) {
      known.put(row.directoryId, row);
    }
    return known;
  }

  private void update(
      Statements statements,
      String directory,
      Collection<Known> known,
      Function<Known, PersonFacts> now)
      throws SQLException {
    Instant at = clock.instant();
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<Long> disabled = new ArrayList<>();
    List<Long> enabled = new ArrayList<>();
    boolean elsewhere = false;
    for (Known before : known) {
      PersonFacts after = now.apply(before);
      if (!before.vanished && before.facts.equals(after)) {
        continue;
      }
      boolean disable = before.disabledByHand || !after.state().inOrder();
      rows.add(updated(before.id, after, at));
      if (disable != before.disabled) {
        (disable ? disabled : enabled).add(before.id);
      }
      elsewhere |= before.vanished || !samePlace(before.facts, after);
    }
    statements.batch(UPDATE, rows);
    endings.disabled(statements, disabled, Action.USER_DISABLED);
    endings.enabled(statements, enabled);
    if (elsewhere) {
      MirrorStates.forgetGroups(statements, directory);
    }
  }

  // What groups refer to people by.
  private static boolean samePlace(PersonFacts before, PersonFacts after) {
    return Objects.equals(before.dnKey(), after.dnKey())
        && before.loginName().equals(after.loginName());
  }

  // Whether he is disabled by hand the statement itself looks: that may just have changed.
  private static @Nullable Object[] updated(long id, PersonFacts facts, Instant now) {
    List<@Nullable Object> columns = columns(facts);
    columns.add(now);
    columns.add(id);
    return columns.toArray();
  }

  // In the order of both statements.
  private static List<@Nullable Object> columns(PersonFacts facts) {
    return new ArrayList<>(
        Arrays.<@Nullable Object>asList(
            facts.loginName(),
            facts.dn(),
            facts.dnKey(),
            facts.posix().uidNumber(),
            facts.email(),
            facts.firstName(),
            facts.lastName(),
            facts.state().name(),
            facts.posix().gidNumber(),
            facts.posix().homeDirectory(),
            facts.posix().loginShell(),
            !facts.state().inOrder()));
  }

  private Map<String, Long> insert(
      Statements statements, String directory, Map<String, DirectoryPerson> people)
      throws SQLException {
    if (people.isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant();
    List<@Nullable Object[]> rows = new ArrayList<>();
    people.forEach((id, person) -> rows.add(inserted(directory, id, PersonFacts.of(person), now)));
    statements.batch(INSERT, rows);
    Map<String, Long> ids = new HashMap<>();
    statements.rows(
        SELECT_IDS,
        row -> ids.put(row.getString(1), row.getLong(2)),
        directory,
        Statements.texts(people.keySet()));
    audit.recordOfUsers(statements.connection(), Action.USER_CREATED, ids.values());
    MirrorStates.forgetGroups(statements, directory);
    return ids;
  }

  private static @Nullable Object[] inserted(
      String directory, String id, PersonFacts facts, Instant now) {
    List<@Nullable Object> columns = columns(facts);
    columns.addAll(0, List.of(directory, id));
    columns.addAll(List.of(now, now));
    return columns.toArray();
  }

  private static Known known(ResultSet row) throws SQLException {
    PersonFacts facts =
        new PersonFacts(
            text(row, 3),
            text(row, 4),
            row.getString(5),
            new PosixFacts(
                row.getObject(6, Long.class),
                row.getObject(11, Long.class),
                row.getString(12),
                row.getString(13)),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            state(row.getString(10)));
    return new Known(
        row.getString(1),
        row.getLong(2),
        facts,
        row.getBoolean(14),
        row.getBoolean(15),
        row.getBoolean(16));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static AccountState state(@Nullable String stored) {
    return stored == null ? AccountState.ENABLED : AccountState.valueOf(stored);
  }
}
