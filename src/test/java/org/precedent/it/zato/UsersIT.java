package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnBothDatabases;

/** Users at the Zato door. */
@OnBothDatabases
class UsersIT extends AccountTest {

  private Answer create(Object... fields) {
    Object[] all = new Object[fields.length + 2];
    all[0] = "ust";
    all[1] = admin();
    System.arraycopy(fields, 0, all, 2, fields.length);
    return sso().send("POST", "/user", all);
  }

  private Answer change(Person person, Object... fields) {
    Object[] all = new Object[fields.length + 4];
    all[0] = "ust";
    all[1] = admin();
    all[2] = "user_id";
    all[3] = person.id();
    System.arraycopy(fields, 0, all, 4, fields.length);
    return sso().send("PATCH", "/user", all);
  }

  @Test
  void a_new_user_is_told_without_his_password_and_waits_for_approval() {
    String name = unique();
    String email = name + "@example.org";
    JsonObject user =
        ok(create(
                "username",
                name,
                "password",
                PASSWORD,
                "email",
                email,
                "display_name",
                "Amazing Grace",
                "first_name",
                "Grace",
                "middle_name",
                "Brewster",
                "last_name",
                "Hopper",
                "password_must_change",
                true,
                "is_locked",
                true,
                "sign_up_status",
                "to_approve"))
            .object();

    assertThat(user.getString("user_id")).startsWith("zusr");
    assertThat(user.getString("username")).isEqualTo(name);
    assertThat(user.getString("email")).isEqualTo(email);
    assertThat(user.getString("display_name")).isEqualTo("Amazing Grace");
    assertThat(user.getString("first_name")).isEqualTo("Grace");
    assertThat(user.getString("middle_name")).isEqualTo("Brewster");
    assertThat(user.getString("last_name")).isEqualTo("Hopper");
    assertThat(user.getString("approval_status")).isEqualTo("before_decision");
    assertThat(user.getString("approval_status_mod_time")).endsWith("+00:00");
    assertThat(user.getString("approval_status_mod_by")).startsWith("zusr");
    assertThat(user.getString("sign_up_status")).isEqualTo("to_approve");
    assertThat(user.getString("sign_up_time")).endsWith("+00:00");
    assertThat(user.getString("locked_time")).endsWith("+00:00");
    assertThat(user.getString("locked_by")).startsWith("zusr");
    assertThat(user.getString("password_last_set")).endsWith("+00:00");
    assertThat(user.getBoolean("is_active")).isTrue();
    assertThat(user.getBoolean("is_approval_needed")).isTrue();
    assertThat(user.getBoolean("is_internal")).isFalse();
    assertThat(user.getBoolean("is_super_user")).isFalse();
    assertThat(user.getBoolean("is_locked")).isTrue();
    assertThat(user.getBoolean("password_is_set")).isTrue();
    assertThat(user.getBoolean("password_must_change")).isTrue();
    assertThat(user.getBoolean("is_totp_enabled")).isFalse();
    assertThat(user).doesNotContainKeys("password", "password_expiry", "totp_label");
  }

  @Test
  void a_user_sees_himself_without_what_is_administrative() {
    Person person = person();

    JsonObject user = ok(sso().send("GET", "/user", "ust", token(person))).object();

    assertThat(user.keySet())
        .containsExactlyInAnyOrder("cid", "status", "user_id", "username", "is_totp_enabled");
    assertThat(user.getString("user_id")).isEqualTo(person.id());
  }

  @Test
  void query_parameters_work_in_place_of_a_body() {
    Person person = person();

    Answer answer =
        sso()
            .sendText(
                "GET", "/user?current_app=CRM&ust=" + admin() + "&user_id=" + person.id(), "");

    assertThat(ok(answer).string("username")).isEqualTo(person.username());
  }

  @Test
  void nobody_sees_or_changes_another_but_an_administrator() {
    Person person = person();
    Person other = person();
    String token = token(person);

    refused("E005001", sso().send("GET", "/user", "ust", token, "user_id", other.id()));
    refused(
        "E005001",
        sso().send("PATCH", "/user", "ust", token, "user_id", other.id(), "first_name", "x"));
    refused("E005001", sso().send("DELETE", "/user", "ust", token, "user_id", other.id()));
    refused("E005001", sso().send("POST", "/user", "ust", token, "username", unique()));
    refused("E005001", sso().send("GET", "/user/search", "ust", token));
    for (String path : new String[] {"/user/approve", "/user/reject", "/user/lock"}) {
      refused("E005001", sso().send("POST", path, "ust", token, "user_id", other.id()));
    }
    refused("E005001", sso().send("DELETE", "/user/lock", "ust", token, "user_id", other.id()));
    refused(
        "E005001",
        sso()
            .send(
                "PATCH",
                "/user/password",
                "ust",
                token,
                "user_id",
                other.id(),
                "old_password",
                PASSWORD,
                "new_password",
                "battery staple"));
  }

  @Test
  void without_a_session_nothing_is_done() {
    refused("E008003", sso().send("GET", "/user"));
    refused("E007001", sso().send("GET", "/user", "ust", "x"));
    refused("E007001", sso().send("POST", "/user", "ust", "x", "username", unique()));
  }

  @Test
  void wrong_user_names_have_their_codes() {
    Person person = person();

    refused("E008003", create("password", PASSWORD));
    refused("E001001", create("username", ""));
    refused("E001001", create("username", "a\u0000"));
    refused("E001002", create("username", person.username()));
    refused("E001002", create("username", person.username().toUpperCase(java.util.Locale.ROOT)));
    refused("E001003", create("username", "x".repeat(256)));
    refused("E001004", create("username", "a b"));
  }

  @Test
  void wrong_mail_addresses_have_their_codes() {
    String email = unique() + "@example.org";
    ok(create("username", unique(), "email", email));

    refused("E002001", create("username", unique(), "email", "nothing"));
    refused("E002002", create("username", unique(), "email", email));
    refused("E002003", create("username", unique(), "email", "x".repeat(320) + "@example.org"));
    refused("E002004", create("username", unique(), "email", "a b@example.org"));
    refused("E002005", change(person(), "email", ""));
  }

  @Test
  void wrong_passwords_have_their_codes() {
    refused("E003001", create("username", unique(), "password", "abcdefgh\u0000"));
    refused("E003002", create("username", unique(), "password", "short"));
    refused("E003003", create("username", unique(), "password", "ab".repeat(129)));
    String name = unique();
    refused("E003008", create("username", name, "password", name));
  }

  @Test
  void nothing_of_a_user_stays_whose_creation_is_refused() {
    String taken = unique() + "@example.org";
    ok(create("username", unique(), "email", taken));
    String name = unique();
    refused("E002002", create("username", name, "email", taken));

    ok(create("username", name));
  }

  @Test
  void words_that_are_not_known_are_refused() {
    refused("E008002", create("username", unique(), "sign_up_status", "x"));
    refused("E008002", change(person(), "approval_status", "x"));
    refused("E008002", change(person(), "password_expiry", "tomorrow"));
  }

  @Test
  void a_user_changes_his_names_and_nothing_else() {
    Person person = person();
    String token = token(person);

    ok(
        sso()
            .send(
                "PATCH",
                "/user",
                "ust",
                token,
                "display_name",
                "G",
                "first_name",
                "Grace",
                "middle_name",
                "B",
                "last_name",
                "H"));

    JsonObject user = look(person).object();
    assertThat(user.getString("display_name")).isEqualTo("G");
    assertThat(user.getString("first_name")).isEqualTo("Grace");
    assertThat(user.getString("middle_name")).isEqualTo("B");
    assertThat(user.getString("last_name")).isEqualTo("H");
    refused("E005001", sso().send("PATCH", "/user", "ust", token, "is_locked", false));
    refused("E005001", sso().send("PATCH", "/user", "ust", token, "approval_status", "approved"));
    refused(
        "E005001", sso().send("PATCH", "/user", "ust", token, "email", unique() + "@example.org"));
  }

  @Test
  void an_administrator_changes_everything_of_others() {
    Person person = person();
    String email = unique() + "@example.org";

    ok(
        change(
            person,
            "email",
            email,
            "is_locked",
            true,
            "password_must_change",
            true,
            "password_expiry",
            "2030-01-01T00:00:00",
            "sign_up_status",
            "before_confirmation",
            "approval_status",
            "rejected"));

    JsonObject user = look(person).object();
    assertThat(user.getString("email")).isEqualTo(email);
    assertThat(user.getBoolean("is_locked")).isTrue();
    assertThat(user.getBoolean("password_must_change")).isTrue();
    assertThat(user.getString("password_expiry")).isEqualTo("2030-01-01T00:00:00.000000+00:00");
    assertThat(user.getString("sign_up_status")).isEqualTo("before_confirmation");
    assertThat(user.getString("approval_status")).isEqualTo("rejected");
    ok(change(person, "is_locked", false, "display_name", null));
    assertThat(look(person).object())
        .doesNotContainKeys("locked_time", "locked_by", "display_name");
  }

  @Test
  void what_can_not_be_set_is_refused_rather_than_ignored() {
    Person person = person();

    refused("E008001", change(person, "is_totp_enabled", true));
    refused("E008001", change(person, "is_active", false));
    refused("E008001", change(person, "is_super_user", true));
    refused("E008001", change(person, "password", "battery staple"));
    refused("E008001", change(person, "username", unique()));
    refused("E008001", create("username", unique(), "totp_key", "JBSWY3DPEHPK3PXP"));
    JsonObject user = look(person).object();
    ok(
        change(
            person,
            "username",
            person.username(),
            "is_active",
            user.getBoolean("is_active"),
            "is_super_user",
            user.getBoolean("is_super_user"),
            "is_totp_enabled",
            user.getBoolean("is_totp_enabled")));
  }

  @Test
  void a_deleted_user_is_gone_with_his_sessions() {
    Person person = person();
    String token = token(person);

    ok(sso().send("DELETE", "/user", "ust", admin(), "user_id", person.id()));

    refused("E007001", sso().send("GET", "/user", "ust", token));
    refused("E005001", logIn(person, PASSWORD));
    refused("E001100", sso().send("GET", "/user", "ust", admin(), "user_id", person.id()));
  }

  @Test
  void nobody_deletes_locks_or_rejects_himself() {
    String own = ok(sso().send("GET", "/user", "ust", admin())).string("user_id");

    refused("E008001", sso().send("DELETE", "/user", "ust", admin(), "user_id", own));
    refused("E008001", sso().send("POST", "/user/lock", "ust", admin(), "user_id", own));
    refused("E008001", sso().send("POST", "/user/reject", "ust", admin(), "user_id", own));
  }

  @Test
  void ids_that_are_none_are_refused() {
    for (String id : new String[] {"", "1", "zusr1", "zusr000000000zzzz", "zusr0000000000000"}) {
      refused("E001100", sso().send("GET", "/user", "ust", admin(), "user_id", id));
      refused("E001100", sso().send("DELETE", "/user", "ust", admin(), "user_id", id));
      refused("E001100", sso().send("POST", "/user/approve", "ust", admin(), "user_id", id));
    }
    refused("E008003", sso().send("DELETE", "/user", "ust", admin()));
  }

  @Test
  void a_password_is_changed_with_the_old_one_which_ends_all_other_sessions() {
    Person person = person();
    String token = token(person);
    String other = token(person);

    refused("E005001", password(token, "wrong", "battery staple"));
    refused("E003002", password(token, PASSWORD, "short"));
    refused("E003008", password(token, PASSWORD, PASSWORD));
    refused("E008003", sso().send("PATCH", "/user/password", "ust", token, "new_password", "x"));
    ok(password(token, PASSWORD, "battery staple"));

    ok(logIn(person, "battery staple"));
    ok(sso().send("GET", "/user", "ust", token));
    refused("E007001", sso().send("GET", "/user", "ust", other));
  }

  private Answer password(String token, String before, String after) {
    return sso()
        .send(
            "PATCH", "/user/password", "ust", token, "old_password", before, "new_password", after);
  }

  @Test
  void an_administrator_sets_the_password_of_another() {
    Person person = person();
    String token = token(person);

    ok(
        sso()
            .send(
                "PATCH",
                "/user/password",
                "ust",
                admin(),
                "user_id",
                person.id(),
                "new_password",
                "battery staple"));

    refused("E007001", sso().send("GET", "/user", "ust", token));
    ok(logIn(person, "battery staple"));
  }

  @Test
  void users_are_found_in_pages() {
    String common = unique();
    for (int i = 0; i < 5; i++) {
      ok(create("username", common + i, "first_name", common, "auto_approve", i > 0));
    }

    JsonObject page =
        ok(search(
                Jsons.object("first_name", common.toUpperCase(java.util.Locale.ROOT)),
                "page_size",
                2,
                "cur_page",
                2))
            .object();

    assertThat(page.getInt("total")).isEqualTo(5);
    assertThat(page.getInt("num_pages")).isEqualTo(3);
    assertThat(page.getInt("page_size")).isEqualTo(2);
    assertThat(page.getInt("cur_page")).isEqualTo(2);
    assertThat(page.getBoolean("has_next_page")).isTrue();
    assertThat(page.getBoolean("has_prev_page")).isTrue();
    assertThat(page.getInt("next_page")).isEqualTo(3);
    assertThat(page.getInt("prev_page")).isEqualTo(1);
    assertThat(page.getJsonArray("result").getValuesAs(JsonObject.class))
        .extracting(user -> user.getString("username"))
        .containsExactly(common + 2, common + 3);
    assertThat(total(Jsons.object("username", common))).isZero();
    assertThat(total(Jsons.object("username", common, "is_name_exact", false))).isEqualTo(5);
    assertThat(total(Jsons.object("username", common + 1, "first_name", "x"))).isZero();
    assertThat(total(Jsons.object("username", common + 1, "first_name", "x", "name_op", "or")))
        .isOne();
    assertThat(total(Jsons.object("first_name", common, "approval_status", "before_decision")))
        .isOne();
    JsonObject whole = ok(search(Jsons.object("first_name", common), "paginate", false)).object();
    assertThat(whole.getJsonArray("result")).hasSize(5);
    assertThat(whole).doesNotContainKey("num_pages");
    refused("E008002", search(Jsons.object(), "cur_page", 0));
    refused("E008002", search(Jsons.object(), "page_size", 5000));
  }

  private int total(JsonObject criteria) {
    return ok(search(criteria)).object().getInt("total");
  }

  private Answer search(JsonObject criteria, Object... paging) {
    Object[] all = new Object[paging.length + 4];
    all[0] = "ust";
    all[1] = admin();
    all[2] = "criteria";
    all[3] = criteria;
    System.arraycopy(paging, 0, all, 4, paging.length);
    return sso().send("GET", "/user/search", all);
  }
}
