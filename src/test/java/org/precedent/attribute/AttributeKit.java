package org.precedent.attribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.precedent.attribute.named.ValueTables;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.Groups;
import org.precedent.directory.Memberships;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.secrecy.FollowedKeyset;
import org.precedent.secrecy.KeysetFile;
import org.precedent.secrecy.Sealer;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

/**
 * What the tests of the core over a database have in common. Every test makes users, groups and
 * definitions of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AttributeKit {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final Database database;
  public final KeysetFile keysetFile = newKeysetFile();
  public final Sealer sealer;
  public final Store store;
  public final Beans beans;
  public final Definitions definitions;
  public final UserValues userValues;
  public final GroupValues groupValues;
  public final Caller admin;

  public AttributeKit(Database database) {
    store = new Store(database);
    this.database = database;
    sealer = new Sealer(new FollowedKeyset(keysetFile, Clock.systemUTC()));
    beans = node();
    definitions = beans.get(Definitions.class);
    userValues = beans.get(UserValues.class);
    groupValues = beans.get(GroupValues.class);
    admin = new Caller(user(), true);
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "insert into user_role (user_id, role) values (?1, 'ADMIN')",
                admin.user().value()));
  }

  private static KeysetFile newKeysetFile() {
    try {
      KeysetFile file =
          new KeysetFile(
              Files.createTempDirectory("precedent-keyset").resolve("keyset.json"),
              Optional.empty());
      file.load(false);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @AfterAll
  public void close() {
    store.close();
  }

  /** Beans that share the database, the keys and the time with the others, and nothing else. */
  public Beans anotherNode() {
    return node().with(Clock.class, beans.clock());
  }

  private Beans node() {
    boolean postgreSql = database == Database.POSTGRESQL;
    Beans node =
        new Beans(store)
            .with(Sealer.class, sealer)
            .with(WhitelistPolicy.class, new PrefixPolicy())
            .with(
                UserValueStore.class,
                postgreSql ? new PostgreSqlUserValueStore() : new H2UserValueStore());
    return ValueTables.in(database, node);
  }

  public UserId user() {
    return store
        .in(
            () ->
                beans
                    .get(Users.class)
                    .create(
                        new Caller(new UserId(1), true),
                        UserChanges.named(Change.to("Grace"), Change.to("Hopper"))))
        .id();
  }

  public GroupId group() {
    return store
        .in(() -> beans.get(Groups.class).create(admin, GroupChanges.named(unique("group"))))
        .id();
  }

  public void join(GroupId group, UserId user) {
    store.run(() -> beans.get(Memberships.class).addUser(admin, group, user));
  }

  public void nest(GroupId parent, GroupId child) {
    store.run(() -> beans.get(Memberships.class).addGroup(admin, parent, child));
  }

  public static String unique(String stem) {
    return stem + "_" + NUMBER.incrementAndGet();
  }

  public DefinitionDraft draft(String name, String type, String defaultValue, boolean hidden) {
    return new DefinitionDraft(
        Optional.of(name),
        Optional.of("Label of " + name),
        Optional.of(type),
        Optional.ofNullable(defaultValue),
        hidden,
        true,
        true,
        Optional.empty(),
        false,
        Optional.empty());
  }

  public Definition define(String defaultValue) {
    return define(defaultValue, false);
  }

  public Definition define(String defaultValue, boolean hidden) {
    return store.in(
        () ->
            definitions.create(admin, draft(unique("attribute"), "string", defaultValue, hidden)));
  }

  /** Gives a definition another type, of which this node does not hear. */
  public void retypeElsewhere(Definition definition, String type) {
    store.run(
        () -> {
          Sql.update(
              store.entityManager(),
              "update definition set type = ?1 where id = ?2",
              type,
              definition.id().value());
          Sql.update(store.entityManager(), "update metadata set version = version + 1");
        });
  }

  /** An attribute of numbers, by a definition that this node knows. */
  public Definition defineKnownNumber() {
    Definition number =
        store.in(
            () -> definitions.create(admin, draft(unique("attribute"), "number", null, false)));
    store.run(() -> definitions.all(admin));
    return number;
  }

  public void setUser(UserId user, Definition definition, String value) {
    store.run(() -> userValues.set(admin, user, definition.id(), Optional.of(value)));
  }

  public void setGroup(GroupId group, Definition definition, String value) {
    store.run(() -> groupValues.set(admin, group, definition.id(), Optional.of(value)));
  }

  public Level effective(UserId user, Definition definition) {
    return path(user, definition).effective();
  }

  public SearchPath path(UserId user, Definition definition) {
    List<SearchPath> paths =
        store.in(() -> userValues.effective(admin, user, Set.of(definition.id())));
    return paths.get(0);
  }

  /** Stands for the real one: a whitelist is any text with a dot, narrower is longer. */
  private static final class PrefixPolicy implements WhitelistPolicy {
    @Override
    public Optional<String> problem(String whitelist) {
      return whitelist.contains(".") ? Optional.empty() : Optional.of("no dot");
    }

    @Override
    public boolean isNarrowing(String current, String changed) {
      return changed.startsWith(current);
    }
  }
}
