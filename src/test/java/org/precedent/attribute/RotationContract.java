package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.named.NamedKit;
import org.precedent.attribute.named.NamedWrite;
import org.precedent.identity.UserId;
import org.precedent.platform.OneNode;
import org.precedent.platform.Sql;
import org.precedent.secrecy.KeyChange;
import org.precedent.secrecy.Opening;
import org.precedent.secrecy.SealContext;
import org.precedent.secrecy.SealedValue;
import org.precedent.secrecy.rotation.KeyUse;
import org.precedent.secrecy.rotation.Progress;
import org.precedent.secrecy.rotation.ProgressStore;
import org.precedent.secrecy.rotation.Resealing;
import org.precedent.testing.Database;

/** Values of every kind, while keys change. */
abstract class RotationContract extends NamedKit {

  private final Resealing resealing;

  RotationContract(Database database) {
    super(database);
    resealing = beans.get(Resealing.class);
  }

  @BeforeEach
  void nothing_is_left_of_other_tests() {
    store.run(() -> Sql.update(store.entityManager(), "delete from unmanaged_value"));
    resealing.run();
  }

  @Test
  void values_of_every_kind_are_sealed_with_the_new_key() throws SQLException {
    Definition hidden = define("the default", true);
    UserId user = user();
    setUser(user, hidden, "of the user");
    setGroup(group(), hidden, "of the group");
    set(sealed(user, "free", "\"of the name\""), item(user, "plain", "1"));
    int old = sealer.primaryKeyId();
    long needed = count(old);
    assertThat(needed).isGreaterThanOrEqualTo(4);

    rotate();
    long done = resealing.run();

    assertThat(done).isEqualTo(needed);
    assertThat(count(old)).isZero();
    assertThat(count(sealer.primaryKeyId())).isEqualTo(needed);
    assertThat(progress().remaining()).isZero();
    assertThat(progress().finishedAt()).isPresent();
    assertThat(keysetFile.retire(old, count(old))).isInstanceOf(KeyChange.Done.class);
    sealer.refresh();
    assertThat(text(user, "free")).isEqualTo("\"of the name\"");
    assertThat(get(user, "free").encrypted()).isTrue();
    assertThat(get(user, "plain").encrypted()).isFalse();
  }

  @Test
  void more_values_than_a_batch_are_sealed_in_order() throws SQLException {
    UserId user = user();
    List<NamedWrite> many = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      many.add(sealed(user, "n" + i, Integer.toString(i)));
    }
    set(many.toArray(NamedWrite[]::new));
    int old = sealer.primaryKeyId();

    rotate();
    rotate();
    assertThat(resealing.run()).isGreaterThanOrEqualTo(450);

    assertThat(count(old)).isZero();
    assertThat(all(user, List.of("n0", "n199", "n200", "n449")))
        .containsEntry("n199", "199")
        .containsEntry("n449", "449");
  }

  @Test
  void what_does_not_open_is_left_and_stops_nothing() throws SQLException {
    UserId user = user();
    set(sealed(user, "a", "1"), sealed(user, "b", "2"), sealed(user, "c", "3"));
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update unmanaged_value set name = 'moved' where user_id = ?1 and name = 'a'",
                user.value()));
    int old = sealer.primaryKeyId();

    rotate();
    assertThat(resealing.run()).isGreaterThanOrEqualTo(2);

    assertThat(count(old)).isOne();
    assertThat(progress().unreadable()).isOne();
    assertThat(progress().finishedAt()).isPresent();
    assertThat(keysetFile.retire(old, count(old)))
        .isEqualTo(new KeyChange.Refused(KeyChange.Reason.STILL_NEEDED));
    assertThat(text(user, "b")).isEqualTo("2");
    assertThat(resealing.run()).isZero();

    set(sealed(user, "d", "4"));
    rotate();
    assertThat(resealing.run()).isGreaterThanOrEqualTo(3);
    delete(user, "moved");
    assertThat(count(old)).isZero();
  }

  @Test
  void what_somebody_has_locked_is_left_for_the_next_run() throws SQLException {
    UserId user = user();
    set(sealed(user, "a", "1"), sealed(user, "b", "2"));
    int old = sealer.primaryKeyId();
    rotate();
    try (Connection writer = store.source().getConnection()) {
      writer.setAutoCommit(false);
      try (PreparedStatement lock =
          writer.prepareStatement(
              "select name from unmanaged_value where user_id = ? and name = 'a' for update")) {
        lock.setLong(1, user.value());
        lock.executeQuery().close();
      }

      resealing.run();

      assertThat(count(old)).isOne();
      writer.rollback();
    }
    resealing.run();

    assertThat(count(old)).isZero();
    assertThat(text(user, "a")).isEqualTo("1");
  }

  @Test
  void a_value_written_meanwhile_wins() throws Exception {
    UserId user = user();
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Integer> writer =
        CompletableFuture.supplyAsync(
            () -> {
              int round = 0;
              while (!stop.get()) {
                round++;
                for (int i = 0; i < 5; i++) {
                  set(sealed(user, "n" + i, Integer.toString(round)));
                  assertThat(text(user, "n" + i)).isEqualTo(Integer.toString(round));
                }
              }
              return round;
            });
    for (int i = 0; i < 20; i++) {
      rotate();
      resealing.run();
    }
    stop.set(true);
    int last = writer.get();
    resealing.run();

    for (int i = 0; i < 5; i++) {
      assertThat(text(user, "n" + i)).isEqualTo(Integer.toString(last));
    }
    assertThat(count(sealer.primaryKeyId())).isGreaterThanOrEqualTo(5);
  }

  @Test
  void the_version_of_a_value_stays() {
    UserId user = user();
    Definition hidden = define(null, true);
    setUser(user, hidden, "text");
    String version = "select version from user_value where user_id = ?1";
    long before = store.count(version, user.value());

    rotate();
    resealing.run();

    assertThat(store.count(version, user.value())).isEqualTo(before);
  }

  @Test
  void what_was_asked_for_under_an_idempotency_key_follows_too() throws SQLException {
    SealContext place = SealContext.deliveryRequest(admin.user().value(), unique("hash"));
    String hash = ((SealContext.DeliveryRequest) place).keyHash();
    SealedValue digest = sealer.seal("the digest".getBytes(StandardCharsets.UTF_8), place);
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into delivery (caller_id, user_id, method, status, started_at, key_hash,
                  request_digest, request_key_id) values (?1, ?1, 'GET', 'delivered', ?2, ?3, ?4, ?5)
                """,
                admin.user().value(),
                now(),
                hash,
                digest.bytes(),
                digest.keyId()));
    int old = sealer.primaryKeyId();
    assertThat(count(old)).isPositive();

    rotate();
    resealing.run();

    assertThat(count(old)).isZero();
    assertThat(keysetFile.retire(old, count(old))).isInstanceOf(KeyChange.Done.class);
    sealer.refresh();
    byte[] sealed =
        store
            .in(
                () ->
                    Sql.rows(
                        store.entityManager(),
                        "select request_digest from delivery where key_hash = ?1",
                        hash))
            .get(0)
            .bytes();
    assertThat(sealer.open(SealedValue.of(sealed), place)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void one_node_works_at_a_time() {
    set(sealed(user(), "a", "1"));
    rotate();

    beans
        .get(OneNode.class)
        .alone("resealing", () -> assertThat(anotherNode().get(Resealing.class).run()).isZero());

    assertThat(resealing.run()).isPositive();
  }

  @Test
  void definitions_and_group_values_are_read_anew_by_all_nodes() {
    Definition hidden = define("the default", true);
    setGroup(group(), hidden, "text");
    long definitions = store.count("select version from metadata");
    long groups = store.count("select version from group_metadata");

    rotate();
    resealing.run();

    assertThat(store.count("select version from metadata")).isGreaterThan(definitions);
    assertThat(store.count("select version from group_metadata")).isGreaterThan(groups);
  }

  private void rotate() {
    keysetFile.rotate();
    sealer.refresh();
  }

  private long count(int key) throws SQLException {
    try (Connection connection = store.source().getConnection()) {
      return KeyUse.count(connection, key);
    }
  }

  private Progress progress() throws SQLException {
    try (Connection connection = store.source().getConnection()) {
      Optional<Progress> progress = ProgressStore.read(connection);
      return progress.orElseThrow();
    }
  }
}
