package org.precedent.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

/**
 * What the tests of the directory have in common: an administrator, and short ways to do things.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DirectoryKit {

  final Store store;
  final Beans beans;
  final Users users;
  final Groups groups;
  final Memberships memberships;
  final EmailCredentials emails;
  final Roles roles;
  Caller admin = new Caller(new UserId(1), true);

  DirectoryKit(Database database) {
    store = new Store(database);
    beans = new Beans(store);
    users = beans.get(Users.class);
    groups = beans.get(Groups.class);
    memberships = beans.get(Memberships.class);
    emails = beans.get(EmailCredentials.class);
    roles = beans.get(Roles.class);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @BeforeEach
  void anAdministratorAndNobodyElse() {
    store.run(
        () -> {
          Sql.update(store.entityManager(), "delete from users");
          Sql.update(store.entityManager(), "delete from user_groups where id <> 1");
          UserId id = users.create(admin, names("Ada", "Admin")).id();
          Sql.update(
              store.entityManager(),
              "insert into user_role (user_id, role) values (?1, 'ADMIN')",
              id.value());
          admin = new Caller(id, true);
        });
  }

  static UserChanges names(String first, String last) {
    return UserChanges.named(Change.to(first), Change.to(last));
  }

  UserId user(String first, String last) {
    return store.in(() -> users.create(admin, names(first, last))).id();
  }

  GroupId group(String name) {
    return store.in(() -> groups.create(admin, GroupChanges.named(name))).id();
  }

  void email(UserId user, String address) {
    store.run(() -> emails.create(admin, user, Change.to(address), Change.keep()));
  }

  void join(GroupId group, UserId user) {
    store.run(() -> memberships.addUser(admin, group, user));
  }

  void nest(GroupId parent, GroupId child) {
    store.run(() -> memberships.addGroup(admin, parent, child));
  }

  User find(UserId user) {
    return store.in(() -> users.find(user)).orElseThrow();
  }

  void administrator(UserId user) {
    store.run(() -> roles.set(admin, user, Set.of(Role.ADMIN)));
  }

  static Caller caller(UserId user) {
    return new Caller(user, false);
  }

  /**
   * Does all of it at the same time, each in a transaction; gives what failed, or null for what did
   * not.
   */
  List<Throwable> atOnce(List<Runnable> works) {
    CyclicBarrier start = new CyclicBarrier(works.size());
    ExecutorService threads = Executors.newFixedThreadPool(works.size());
    List<Future<Throwable>> results = new ArrayList<>();
    for (Runnable work : works) {
      results.add(threads.submit(attempt(start, work)));
    }
    threads.shutdown();
    List<Throwable> failures = new ArrayList<>();
    for (Future<Throwable> result : results) {
      failures.add(get(result));
    }
    return failures;
  }

  private Callable<Throwable> attempt(CyclicBarrier start, Runnable work) {
    return () -> {
      start.await(10, TimeUnit.SECONDS);
      try {
        store.run(work);
        return null;
      } catch (RuntimeException failure) {
        return failure;
      }
    };
  }

  private static Throwable get(Future<Throwable> result) {
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    }
  }

  <T> T in(Supplier<T> work) {
    return store.in(work);
  }
}
