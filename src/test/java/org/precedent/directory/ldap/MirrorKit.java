package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.precedent.attribute.AttributeBeans;
import org.precedent.attribute.DefinitionId;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryConnection;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DnKey;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.Group;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.User;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.directory.mirror.EntryFollower;
import org.precedent.directory.mirror.Mirror;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.platform.Transactions;
import org.precedent.platform.settings.Settings;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.SettableClock;
import org.precedent.testing.Store;

/** What the tests of the mirror have in common: a directory, a database, and what's between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MirrorKit {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Database database;
  final Map<String, String> settings = new HashMap<>();
  Path serverFolder;
  Store store;
  Beans beans;
  Mirror mirror;
  AttributeBeans values;
  TestServer server;
  Branch branch;
  LdapDirectory ldap;
  Directory directory;
  Optional<DnKey> administrators = Optional.empty();
  final Caller admin = new Caller(new UserId(1), true);

  MirrorKit(Database database) {
    this.database = database;
  }

  @BeforeAll
  void chooseFolder(@TempDir Path folder) {
    serverFolder = folder;
  }

  /** The server that has the directory. */
  TestServer start(Path folder) {
    return MemoryServer.start(folder);
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void newBranchAndDatabase(@TempDir Path folder) throws LDAPException {
    if (server == null) {
      server = start(serverFolder);
    }
    branch = new Branch(server, "mirror " + NUMBER.incrementAndGet());
    ldap = branch.directory();
    directory = ldap;
    administrators = Optional.empty();
    store = new Store(database);
    settings.clear();
    settings.put("precedent.data.dir", folder.toString());
    beans = node(new SettableClock());
    values = new AttributeBeans(store, beans, database, admin);
    beans.withAll(inTransactions(values.follower()));
    mirror = beans.get(Mirror.class);
  }

  /** Adds entries without a login name. */
  void addNameless(int count) throws LDAPException {
    for (int i = 0; i < count; i++) {
      TestServer.add(
          branch.admin(),
          "dn: cn=nameless" + i + "," + branch.base(),
          "objectClass: inetOrgPerson",
          "cn: nameless" + i,
          "sn: Somebody");
    }
  }

  private Beans node(Clock clock) {
    Beans node = new Beans(store);
    node.with(Clock.class, clock);
    node.with(Transactions.class, new OverStore(store));
    node.with(Settings.class, new Settings(name -> Optional.ofNullable(settings.get(name))));
    node.with(ConfiguredDirectory.class, new Switchable());
    return node;
  }

  /** The mirror of another node on the same database, with what is set now. */
  Mirror otherMirror() {
    return otherMirror(new SettableClock());
  }

  /** The same with another clock. */
  Mirror otherMirror(Clock clock) {
    return node(clock).withAll(inTransactions(values.follower())).get(Mirror.class);
  }

  @AfterEach
  void disconnect() {
    if (store == null) {
      return;
    }
    ldap.close();
    branch.close();
    store.close();
  }

  /** As the container would: statements outside of a transaction have one of their own. */
  private EntryFollower inTransactions(EntryFollower follower) {
    return new EntryFollower() {
      @Override
      public Set<EntryAttribute> wanted() {
        return store.in(follower::wanted);
      }

      @Override
      public Set<EntryAttribute> required() {
        return store.in(follower::required);
      }

      @Override
      public void follow(Map<UserId, DirectoryPerson> batch) {
        store.run(() -> follower.follow(batch));
      }
    };
  }

  private final class Switchable implements ConfiguredDirectory {

    @Override
    public Optional<Directory> directory() {
      return Optional.of(directory);
    }

    @Override
    public Optional<DirectoryConnection> connection() {
      return Optional.empty();
    }

    @Override
    public Optional<DnKey> key(String dn) {
      return DnKeys.key(dn);
    }

    @Override
    public Optional<DnKey> administrators() {
      return administrators;
    }
  }

  private static final class OverStore extends Transactions {

    private final Store store;

    OverStore(Store store) {
      this.store = store;
    }

    @Override
    public <T> T in(Supplier<T> work) {
      return store.in(work);
    }
  }

  void run() {
    mirror.run();
  }

  /** Lets so much time pass. */
  void pass(Duration time) {
    beans.clock().advance(time);
  }

  long count(String sql, Object... parameters) {
    return store.count(sql, parameters);
  }

  /** The user who has that login name now, and whose entry is there. */
  User user(String loginName) {
    return users(loginName).stream()
        .filter(user -> !user.entry().orElseThrow().vanished())
        .findFirst()
        .orElseThrow();
  }

  List<User> users(String loginName) {
    return store.in(
        () ->
            Sql.rows(
                    store.entityManager(),
                    "select id from users where login_name = ?1 order by id",
                    loginName)
                .stream()
                .map(row -> beans.get(Users.class).find(new UserId(row.number())).orElseThrow())
                .toList());
  }

  User find(UserId id) {
    return store.in(() -> beans.get(Users.class).find(id)).orElseThrow();
  }

  Group group(String name) {
    return store.in(() -> beans.get(Groups.class).list(admin, GroupQuery.of())).stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Mirrors a new person, and sets a value of his. */
  UserId personWithValue(String uid, DefinitionId definition, String text) throws LDAPException {
    branch.person(uid);
    run();
    UserId id = user(uid).id();
    values.set(id, definition, text);
    return id;
  }

  void session(UserId user) {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into session (token_hash, user_id, application, created_at, expires_at, last_used_at)
                  values (?1, ?2, 'test', ?3, ?3, ?3)
                """,
                ("token" + NUMBER.incrementAndGet())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                user.value(),
                beans.clock().instant()));
  }

  DnKey key(String dn) {
    return DnKeys.key(dn).orElseThrow();
  }

  DirectoryPerson person(String uid) {
    return directory.findPerson(uid, mirror.wanted()).orElseThrow();
  }

  void assertDenied(Runnable work) {
    assertThatThrownBy(() -> store.run(work)).isInstanceOf(AccessDeniedException.class);
  }

  static UserChanges disabled(boolean disabled) {
    return new UserChanges(
        Change.keep(),
        Change.keep(),
        Change.to(disabled),
        Change.keep(),
        Change.keep(),
        Change.keep());
  }

  void unit(String name) throws LDAPException {
    TestServer.add(
        branch.admin(),
        "dn: ou=" + name + "," + branch.base(),
        "objectClass: organizationalUnit",
        "ou: " + name);
  }

  String posix(String uid, int number) throws LDAPException {
    return branch.person(
        uid,
        new Attribute("objectClass", "inetOrgPerson", "posixAccount"),
        new Attribute("uidNumber", Integer.toString(number)),
        new Attribute("gidNumber", "100"),
        new Attribute("homeDirectory", "/home/" + uid));
  }

  static LdapLayout byDescription(LdapLayout layout) {
    return with(layout, Optional.of("description"), List.of());
  }

  static LdapLayout byRoomNumber(LdapLayout layout) {
    return with(layout, Optional.of("roomNumber"), List.of());
  }

  static LdapLayout with(LdapLayout layout, Optional<String> id, List<String> login) {
    return new LdapLayout(
        layout.profile(),
        layout.base(),
        layout.peopleBase(),
        layout.groupBase(),
        layout.personFilter(),
        layout.groupFilter(),
        new LayoutAttributes(
            id,
            login,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }
}
