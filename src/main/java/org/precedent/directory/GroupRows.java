package org.precedent.directory;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** Reads groups from the rows of {@link GroupSql}, in the order of its columns. */
final class GroupRows {

  private GroupRows() {}

  static List<Group> read(EntityManager entityManager, Caller caller, GroupQuery query) {
    GroupSql sql = GroupSql.groups(caller, query);
    return Sql.rows(entityManager, sql.text(), sql.parameters()).stream()
        .map(GroupRows::group)
        .toList();
  }

  static List<GroupName> names(EntityManager entityManager, Caller caller, GroupQuery query) {
    GroupSql sql = GroupSql.names(caller, query);
    return Sql.rows(entityManager, sql.text(), sql.parameters()).stream()
        .map(row -> new GroupName(new GroupId(row.number()), row.text()))
        .toList();
  }

  private static Group group(ResultRow row) {
    GroupId id = new GroupId(row.number());
    String name = row.text();
    boolean canAddToContentMetadata = row.flag();
    boolean managed = row.optionalText().isPresent();
    Optional<String> directoryId = row.optionalText();
    boolean orphaned = row.optionalTime().isPresent();
    long userCount = row.number();
    boolean containsCaller = row.flag();
    return new Group(
        id,
        name,
        canAddToContentMetadata,
        managed,
        orphaned,
        directoryId,
        userCount,
        containsCaller,
        parents(id, row.optionalText()));
  }

  private static List<GroupId> parents(GroupId id, Optional<String> ids) {
    List<GroupId> parents = new ArrayList<>();
    if (!id.equals(GroupId.ALL_USERS)) {
      parents.add(GroupId.ALL_USERS);
    }
    ids.ifPresent(
        list ->
            Arrays.stream(list.split(","))
                .map(Long::valueOf)
                .sorted()
                .map(GroupId::new)
                .forEach(parents::add));
    return parents;
  }
}
