package org.precedent.attribute.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.UnreadableValueException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

/** A sealed value opens where it was written, and nowhere else, and only as it was written. */
abstract class MovedCiphertextContract extends NamedKit {

  private static final String CIPHERTEXT =
      "(select ciphertext from unmanaged_value where user_id = ?1 and namespace = 'sso' and name = 'pin')";

  MovedCiphertextContract(Database database) {
    super(database);
  }

  private UserId sealedUser() {
    UserId user = user();
    set(sealed(user, "pin", "\"1234\""), sealed(user, "other", "\"5678\""));
    return user;
  }

  private void change(String sql, Object... parameters) {
    store.run(() -> assertThat(Sql.update(store.entityManager(), sql, parameters)).isEqualTo(1));
  }

  private void assertUnreadable(UserId user, String name) {
    assertThatThrownBy(() -> text(user, name))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessageNotContaining("1234");
  }

  @Test
  void it_does_not_open_under_another_name() {
    UserId user = sealedUser();
    change(
        "update unmanaged_value set ciphertext = "
            + CIPHERTEXT
            + " where user_id = ?1 and name = 'other'",
        user.value());

    assertUnreadable(user, "other");
    assertThat(text(user, "pin")).isEqualTo("\"1234\"");
  }

  @Test
  void it_does_not_open_for_another_user() {
    UserId user = sealedUser();
    UserId thief = sealedUser();
    change(
        "update unmanaged_value set ciphertext = "
            + CIPHERTEXT
            + " where user_id = ?2 and name = 'pin'",
        user.value(),
        thief.value());

    assertUnreadable(thief, "pin");
  }

  @Test
  void it_does_not_open_in_another_namespace() {
    UserId user = sealedUser();
    change(
        """
        insert into unmanaged_value (user_id, namespace, name, ciphertext, key_id, created_at, set_by, set_at)
          select user_id, 'ui', name, ciphertext, key_id, created_at, set_by, set_at
            from unmanaged_value where user_id = ?1 and name = 'pin'
        """,
        user.value());

    assertThatThrownBy(() -> store.in(() -> unmanagedValues.all(admin, user, Namespace.UI)))
        .isInstanceOf(UnreadableValueException.class);
  }

  @Test
  void it_does_not_open_in_a_session() {
    UserId user = sealedUser();
    SessionOwner session = session(user);
    change(
        """
        insert into session_value (session_id, name, ciphertext, key_id, created_at, set_by, set_at)
          select cast(?2 as bigint), name, ciphertext, key_id, created_at, set_by, set_at
            from unmanaged_value where user_id = ?1 and name = 'pin'
        """,
        user.value(),
        session.session());

    assertThatThrownBy(() -> store.in(() -> sessionValues.get(admin, session, names("pin"), true)))
        .isInstanceOf(UnreadableValueException.class);
  }

  @Test
  void it_does_not_open_when_it_was_changed_or_cut() {
    for (int at : new int[] {0, 2, 7, 20, 34, 38}) {
      UserId user = sealedUser();
      byte[] bytes = ciphertext(user);
      bytes[at] ^= 1;
      replace(user, bytes);
      assertUnreadable(user, "pin");
    }
    for (int length : new int[] {0, 1, 5, 32, 33, 38}) {
      UserId user = sealedUser();
      replace(user, Arrays.copyOf(ciphertext(user), length));
      assertUnreadable(user, "pin");
      delete(user, "pin");
      assertThat(text(user, "pin")).isEqualTo("absent");
    }
  }

  private byte[] ciphertext(UserId user) {
    NamedValue value =
        store.in(() -> values.get(admin, user, names("pin"), false)).get(name("pin"));
    return ((NamedContent.Ciphertext) value.content()).sealed().bytes();
  }

  private void replace(UserId user, byte[] bytes) {
    change(
        "update unmanaged_value set ciphertext = ?2 where user_id = ?1 and name = 'pin'",
        user.value(),
        bytes);
  }
}
