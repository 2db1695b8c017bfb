package org.precedent.attribute.explanation;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.precedent.attribute.DefinitionCache;
import org.precedent.attribute.EffectiveReader;
import org.precedent.attribute.EffectiveRows;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.database.StoreException;

/** Says which values a user would have in other groups. Changes nothing. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class WhatIf {

  private static final String ADD = "add_group";
  private static final String REMOVE = "remove_group";

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject EffectiveReader reader;
  @Inject DefinitionCache definitions;

  /**
   * All attributes, by id, as they are and as they would be.
   *
   * @param add groups that he would be put into; where he is in one, nothing changes
   * @param remove groups that he would be taken out of
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator: the
   *     values of groups that one is not in are nobody else's business
   * @throws NotFoundException if there is no such user
   * @throws InvalidException if there is no such group, he is not directly in one to remove, or one
   *     is in both sets
   */
  public List<Outlook> effective(
      Caller caller, UserId user, Set<GroupId> add, Set<GroupId> remove) {
    AccessRules.requireAdministrator(caller);
    EffectiveRows now = reader.read(user).orElseThrow(() -> new NotFoundException("user"));
    List<Problem> problems = problems(now.memberships(), add, remove);
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
    Set<Long> groups = new LinkedHashSet<>(now.memberships());
    add.forEach(group -> groups.add(group.value()));
    remove.forEach(group -> groups.remove(group.value()));
    List<Long> others = List.copyOf(groups);
    EffectiveRows then = now.in(others, reader.levels(others, now.groupVersion()));
    return definitions.atLeast(now.metadataVersion()).all().stream()
        .map(
            definition ->
                new Outlook(
                    definition,
                    now.resolve(definition).effective(),
                    then.resolve(definition).effective()))
        .toList();
  }

  private List<Problem> problems(List<Long> memberships, Set<GroupId> add, Set<GroupId> remove) {
    List<Problem> problems = new ArrayList<>();
    Set<Long> known = add.isEmpty() ? Set.of() : existing(add);
    for (GroupId group : add) {
      if (!known.contains(group.value())) {
        problems.add(Problem.invalid(ADD, "There is no group " + group + "."));
      } else if (remove.contains(group)) {
        problems.add(Problem.invalid(ADD, "Group " + group + " is to be removed, too."));
      }
    }
    for (GroupId group : remove) {
      if (group.equals(GroupId.ALL_USERS)) {
        problems.add(Problem.invalid(REMOVE, "Everybody is in the group of all users."));
      } else if (!memberships.contains(group.value())) {
        problems.add(Problem.invalid(REMOVE, "The user is not directly in group " + group + "."));
      }
    }
    return problems;
  }

  private Set<Long> existing(Set<GroupId> groups) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select id from user_groups where id = any(?)")) {
      statement.setArray(
          1, connection.createArrayOf("bigint", groups.stream().map(GroupId::value).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        Set<Long> existing = new HashSet<>();
        while (row.next()) {
          existing.add(row.getLong(1));
        }
        return existing;
      }
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }
}
