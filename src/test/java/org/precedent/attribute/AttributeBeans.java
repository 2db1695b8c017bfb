package org.precedent.attribute;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.named.ValueTables;
import org.precedent.directory.mirror.EntryFollower;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.secrecy.Keyset;
import org.precedent.secrecy.KeysetSource;
import org.precedent.secrecy.Sealer;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

/** Values, for tests of other packages: to set them, and to look at them. */
public final class AttributeBeans {

  private final Store store;
  private final Beans beans;
  private final Caller admin;

  /**
   * @param admin who does it
   */
  public AttributeBeans(Store store, Beans beans, Database database, Caller admin) {
    this.store = store;
    this.beans = beans;
    this.admin = admin;
    beans.with(Sealer.class, new Sealer(KeysetSource.fixed(Keyset.generate())));
    beans.with(
        UserValueStore.class,
        database == Database.POSTGRESQL ? new PostgreSqlUserValueStore() : new H2UserValueStore());
    ValueTables.in(database, beans);
    beans.with(
        WhitelistPolicy.class,
        new WhitelistPolicy() {
          @Override
          public Optional<String> problem(String whitelist) {
            return Optional.empty();
          }

          @Override
          public boolean isNarrowing(String current, String changed) {
            return true;
          }
        });
  }

  /** A new attribute, without a default. */
  public DefinitionId define(String name) {
    return define(name, "string", false);
  }

  /** A new hidden attribute. */
  public DefinitionId defineHidden(String name) {
    return define(name, "string", true);
  }

  /** A new attribute of a type, without a default. */
  public DefinitionId define(String name, String type, boolean hidden) {
    DefinitionDraft draft =
        new DefinitionDraft(
            Optional.of(name),
            Optional.of("Label of " + name),
            Optional.of(type),
            Optional.empty(),
            hidden,
            true,
            true,
            Optional.empty(),
            false,
            Optional.empty());
    return store.in(() -> beans.get(Definitions.class).create(admin, draft)).id();
  }

  /** Gives a definition another type. */
  public void retype(DefinitionId definition, String type) {
    store.run(
        () ->
            beans
                .get(Definitions.class)
                .update(admin, definition, DefinitionUpdates.type(Change.to(type))));
  }

  /** What makes a definition hidden. */
  static DefinitionUpdate hiding() {
    return DefinitionUpdates.hidden(Change.to(true), Change.keep());
  }

  /** Hides a definition. */
  public void hide(DefinitionId definition) {
    store.run(() -> beans.get(Definitions.class).update(admin, definition, hiding()));
  }

  /** What keeps values of the directory. */
  public EntryFollower follower() {
    return beans.get(DirectoryValues.class);
  }

  /** Replaces all pairings. */
  public void pair(Pairing... pairings) {
    store.run(() -> beans.get(Pairings.class).replace(admin, List.of(pairings)));
  }

  /** Deletes a definition. */
  public void delete(DefinitionId definition) {
    store.run(() -> beans.get(Definitions.class).delete(admin, definition));
  }

  /** Deletes a user's own value. */
  public void clear(UserId user, DefinitionId definition) {
    store.run(() -> beans.get(UserValues.class).delete(admin, user, definition));
  }

  /** The labels of the levels that have a value, best first, each with its text. */
  public List<String> path(UserId user, DefinitionId definition) {
    return store.in(
        () ->
            beans.get(UserValues.class).effective(admin, user, Set.of(definition)).stream()
                .flatMap(path -> path.levels().stream())
                .map(
                    level ->
                        level.source().label() + "=" + level.content().text().orElse("(hidden)"))
                .toList());
  }

  /** Sets a user's own value. */
  public void set(UserId user, DefinitionId definition, String text) {
    store.run(() -> beans.get(UserValues.class).set(admin, user, definition, Optional.of(text)));
  }

  /** Sets a group's value. */
  public void set(GroupId group, DefinitionId definition, String text) {
    store.run(() -> beans.get(GroupValues.class).set(admin, group, definition, Optional.of(text)));
  }

  /** The user's effective value; empty if there is none. */
  public Optional<String> effective(UserId user, DefinitionId definition) {
    return store.in(
        () ->
            beans.get(UserValues.class).effective(admin, user).stream()
                .filter(path -> path.definition().id().equals(definition))
                .flatMap(path -> path.effective().content().text().stream())
                .findFirst());
  }
}
