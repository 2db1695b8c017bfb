package org.precedent.directory;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** Reads users from the rows of {@link UserSql}, in the order of its columns. */
final class UserRows {

  private UserRows() {}

  static List<User> read(
      EntityManager entityManager, UserQuery query, Instant now, SearchKeys keys) {
    UserSql sql = new UserSql(query, now, keys);
    return Sql.rows(entityManager, sql.text(), sql.parameters()).stream()
        .map(UserRows::user)
        .toList();
  }

  private static User user(ResultRow row) {
    UserId id = new UserId(row.number());
    String firstName = row.text();
    String lastName = row.text();
    String email = row.text();
    boolean disabled = row.flag();
    return new User(
        id,
        firstName,
        lastName,
        email,
        disabled,
        row.optionalText(),
        row.optionalText(),
        row.optionalFlag(),
        row.optionalText(),
        groups(row.optionalText()),
        roles(row.optionalText()),
        roles(row.optionalText()),
        credential(id, disabled, row),
        entry(row),
        row.time(),
        row.time());
  }

  private static List<GroupId> groups(Optional<String> ids) {
    List<GroupId> groups = new ArrayList<>();
    groups.add(GroupId.ALL_USERS);
    ids.ifPresent(
        list ->
            Arrays.stream(list.split(","))
                .map(Long::valueOf)
                .sorted()
                .map(GroupId::new)
                .forEach(groups::add));
    return groups;
  }

  private static List<Role> roles(Optional<String> names) {
    return names
        .map(list -> Arrays.stream(list.split(",")).map(Role::valueOf).sorted().toList())
        .orElse(List.of());
  }

  private static Optional<EmailCredential> credential(
      UserId user, boolean disabled, ResultRow row) {
    Optional<String> email = row.optionalText();
    Optional<Boolean> forced = row.optionalFlag();
    Optional<Instant> createdAt = row.optionalTime();
    Optional<Instant> loggedInAt = row.optionalTime();
    return email.map(
        address ->
            new EmailCredential(
                user,
                address,
                forced.orElse(false),
                disabled,
                createdAt.orElse(Instant.EPOCH),
                loggedInAt));
  }

  private static Optional<DirectoryEntry> entry(ResultRow row) {
    Optional<String> directory = row.optionalText();
    Optional<String> directoryId = row.optionalText();
    Optional<String> dn = row.optionalText();
    Optional<String> loginName = row.optionalText();
    boolean vanished = row.optionalTime().isPresent();
    return directory.flatMap(
        name -> directoryId.map(id -> new DirectoryEntry(name, id, dn, loginName, vanished)));
  }
}
