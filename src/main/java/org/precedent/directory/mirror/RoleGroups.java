package org.precedent.directory.mirror;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.Administrators;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DnKey;
import org.precedent.directory.Text;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.identity.Role;
import org.precedent.platform.Mutex;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/**
 * Which groups of the directory have members with roles, besides the configured group of
 * administrators.
 */
@Stateless
public class RoleGroups {

  private static final String FIELD = "groups_with_role_ids";
  private static final int MAX = 1_000;
  private static final int MAX_DN = 2_048;

  private static final String SELECT =
      """
      select d.dn, r.role, g.id, g.name from role_group d
        left join directory_role_group r on r.dn_key = d.dn_key
        left join user_groups g on g.dn_key = d.dn_key and g.vanished_at is null
        order by d.dn, r.role, g.id
      """;

  private static final String BRINGING =
      """
      select g.id from user_groups g join directory_role_group r on r.dn_key = g.dn_key
        where r.role = ?1 and g.vanished_at is null
      union select g.id from user_groups g where g.dn_key = ?2 and g.vanished_at is null
      """;

  private static final String BROUGHT =
      """
      select g.id, r.role from user_groups g join directory_role_group r on r.dn_key = g.dn_key
        where g.id = any(?1) and g.vanished_at is null
      union select g.id, cast(?2 as varchar) from user_groups g
        where g.id = any(?1) and g.dn_key = ?3 and g.vanished_at is null
      """;

  private static final String NO_KEY = "";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject ConfiguredDirectory configured;
  @Inject Administrators administrators;
  @Inject MirrorTransactions transactions;
  @Inject DirectoryRoles roles;
  @Inject Audit audit;

  /**
   * All of them, by DN, those without roles too.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<RoleGroup> all(Caller caller) {
    AccessRules.requireAdministrator(caller);
    Map<String, RoleGroup> groups = new LinkedHashMap<>();
    for (ResultRow row : Sql.rows(entityManager, SELECT)) {
      String dn = row.text();
      Optional<Role> role = row.optionalText().map(Role::valueOf);
      Optional<GroupId> id = row.optionalNumber().map(GroupId::new);
      String name = row.optionalText().orElse("");
      RoleGroup known =
          groups.getOrDefault(
              dn, new RoleGroup(dn, Set.of(), id.map(g -> new RoleGroup.Mirrored(g, name))));
      Set<Role> both = EnumSet.noneOf(Role.class);
      both.addAll(known.roles());
      role.ifPresent(both::add);
      groups.put(dn, new RoleGroup(dn, both, known.mirrored()));
    }
    return List.copyOf(groups.values());
  }

  /**
   * Replaces all of them. Those who are known as members gain and lose roles at once.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator, and
   *     if no administrator would be left
   * @throws InvalidException if a DN is none, or comes twice
   */
  public void replace(Caller caller, List<RoleGroup> groups) {
    AccessRules.requireAdministrator(caller);
    administrators.lock();
    Mutex.DIRECTORY.lock(entityManager);
    Map<DnKey, RoleGroup> byKey = checked(groups);
    Sql.update(entityManager, "delete from role_group");
    byKey.forEach(this::insert);
    Optional<Directory> directory = configured.directory();
    if (directory.isPresent()) {
      transactions.join(statements -> roles.apply(statements, directory.get().name()));
    }
    administrators.requireOne();
    audit.record(caller.user(), Action.ROLE_GROUPS_SET, Subject.NONE);
  }

  /**
   * The mirrored groups whose members hold the role through them, that of the configuration too.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<GroupId> bringing(Role role) {
    String administrators = role == Role.ADMIN ? administratorsKey() : NO_KEY;
    return Sql.rows(entityManager, BRINGING, role.name(), administrators).stream()
        .map(row -> new GroupId(row.number()))
        .toList();
  }

  /**
   * The roles that each of these groups brings to its members; those that bring none are left out.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<GroupId, Set<Role>> broughtBy(Collection<GroupId> groups) {
    Long[] ids = Sql.array(groups.stream().map(GroupId::value).toList());
    Map<GroupId, Set<Role>> roles = new HashMap<>();
    for (ResultRow row :
        Sql.rows(entityManager, BROUGHT, ids, Role.ADMIN.name(), administratorsKey())) {
      roles
          .computeIfAbsent(new GroupId(row.number()), group -> EnumSet.noneOf(Role.class))
          .add(Role.valueOf(row.text()));
    }
    return roles;
  }

  private void insert(DnKey key, RoleGroup group) {
    Sql.update(
        entityManager,
        "insert into role_group (dn_key, dn) values (?1, ?2)",
        key.value(),
        group.dn());
    for (Role role : group.roles()) {
      Sql.update(
          entityManager,
          "insert into directory_role_group (dn_key, role) values (?1, ?2)",
          key.value(),
          role.name());
    }
  }

  private String administratorsKey() {
    return configured.administrators().map(DnKey::value).orElse(NO_KEY);
  }

  /** The roles that somebody in these groups holds through them; for other beans. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Set<Role> through(Collection<DirectoryGroup> groups) {
    Set<String> keys =
        groups.stream().map(group -> group.place().key().value()).collect(Collectors.toSet());
    return transactions.read(statements -> roles.through(statements, keys));
  }

  private Map<DnKey, RoleGroup> checked(List<RoleGroup> groups) {
    Map<DnKey, RoleGroup> byKey = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (RoleGroup group : groups) {
      Optional<DnKey> key =
          group.dn().length() > MAX_DN || !Text.storable(group.dn())
              ? Optional.empty()
              : configured.key(group.dn());
      if (key.isEmpty()) {
        problems.add(Problem.invalid(FIELD, "A name is no distinguished name."));
      } else if (byKey.put(key.get(), group) != null) {
        problems.add(Problem.invalid(FIELD, "A name comes twice."));
      }
    }
    if (groups.size() > MAX) {
      problems.add(Problem.invalid(FIELD, "There may be at most " + MAX + " groups."));
    }
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
    return byKey;
  }
}
