package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnBothDatabases;

/** The operations on users and their values. */
@OnBothDatabases
class UsersIT extends LookerTest {

  @Test
  void a_new_user_reads_back_as_he_was_answered() {
    Answer created =
        ok(admin().post("/users", object("first_name", "Ada", "last_name", unique("l"))));

    assertThat(admin().get("/users/" + created.id()).json()).isEqualTo(created.json());
    assertThat(created.string("email")).isEmpty();
    assertThat(created.object().getJsonArray("group_ids").toString()).isEqualTo("[\"1\"]");
  }

  @Test
  void a_user_is_created_without_a_body() {
    Answer created = ok(admin().post("/users"));

    assertThat(created.string("first_name")).isEmpty();
    assertThat(created.object().isNull("display_name")).isTrue();
  }

  @Test
  void null_names_read_back_as_empty_texts() {
    String user = user();

    JsonObject after =
        ok(admin().patch("/users/" + user, object("first_name", null, "last_name", null))).object();

    assertThat(after.getString("first_name")).isEmpty();
    assertThat(after.getString("last_name")).isEmpty();
  }

  @Test
  void a_user_takes_every_writable_field() {
    JsonObject body =
        object(
            "first_name", "Ada",
            "last_name", "Lovelace",
            "is_disabled", true,
            "locale", "fr",
            "home_folder_id", "7",
            "models_dir_validated", true,
            "ui_state", object("theme", "dark"));

    String user = ok(admin().post("/users", body)).id();

    assertThat(admin().get("/users/" + user).object().entrySet()).containsAll(body.entrySet());
  }

  @Test
  void a_user_is_created_with_his_mail_address() {
    String email = unique("mail") + "@example.test";

    Answer created =
        ok(admin().post("/users", object("credentials_email", object("email", email))));

    assertThat(created.string("email")).isEqualTo(email);
    assertThat(created.object().getJsonObject("credentials_email").getString("email"))
        .isEqualTo(email);
  }

  @Test
  void wrong_fields_are_named_all_at_once() {
    assertThat(
            admin()
                .post("/users", object("first_name", 1, "is_disabled", "no", "locale", object()))
                .wrongFields())
        .containsExactlyInAnyOrder("first_name", "is_disabled", "locale");
  }

  @Test
  void a_deleted_user_is_gone_and_so_are_his_values() {
    String user = user();
    String attribute = attribute();
    set(user, attribute, "x");

    assertThat(admin().delete("/users/" + user).status()).isEqualTo(204);

    assertThat(admin().get("/users/" + user).status()).isEqualTo(404);
    assertThat(admin().delete("/users/" + user).status()).isEqualTo(404);
    assertThat(admin().get(values(user, attribute)).status()).isEqualTo(404);
    assertThat(admin().patch(value(user, attribute), object("value", "y")).status()).isEqualTo(404);
  }

  @Test
  void nobody_deletes_himself() {
    String me = admin().get("/user").id();

    assertThat(admin().delete("/users/" + me).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "999999999", "99999999999999999999", "abc", "1e0"})
  void an_id_that_is_of_nothing_is_not_found(String id) {
    String user = "/users/" + id;
    assertThat(admin().get(user).status()).isEqualTo(404);
    assertThat(admin().patch(user, object("first_name", "x")).status()).isEqualTo(404);
    assertThat(admin().delete(user).status()).isEqualTo(404);
    assertThat(admin().get(user + "/attribute_values").status()).isEqualTo(404);
    assertThat(admin().get(user + "/credentials_email").status()).isEqualTo(404);
    assertThat(admin().get(user + "/credentials_api3").status()).isEqualTo(404);
    assertThat(admin().get(user + "/roles").status()).isEqualTo(404);
    assertThat(admin().post("/login/" + id).status()).isEqualTo(404);
    assertThat(admin().patch(value(id, attribute()), object("value", "x")).status()).isEqualTo(404);
    assertThat(admin().delete(value(id, attribute())).status()).isEqualTo(404);
  }

  @Test
  void an_own_value_is_set_and_set_again() {
    String user = user();
    String attribute = attribute();
    set(user, attribute, "one");

    JsonObject row = ok(admin().patch(value(user, attribute), object("value", "two"))).object();

    assertThat(row.getString("value")).isEqualTo("two");
    assertThat(row.getString("source")).isEqualTo("User Setting");
    assertThat(row.getInt("rank")).isEqualTo(-1);
    assertThat(row.getString("user_id")).isEqualTo(user);
    assertThat(row.getJsonObject("can")).isEqualTo(object("show", true));
  }

  @Test
  void a_value_of_an_unknown_attribute_is_not_found() {
    assertThat(admin().patch(value(user(), "999999999"), object("value", "x")).status())
        .isEqualTo(404);
    assertThat(admin().delete(value(user(), "999999999")).status()).isEqualTo(404);
  }

  @Test
  void deleting_a_value_that_is_not_there_is_no_error() {
    assertThat(admin().delete(value(user(), attribute())).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "number,-0.5",
    "number,1e3",
    "yesno,yes",
    "yesno,no",
    "datetime,2024-02-29",
    "datetime,2024-02-29T12:30:00Z",
    "zipcode,10115",
    "zipcode,SW1A 1AA",
    "relative_url,/browse",
    "advanced_filter_number,'<0, >=0, NULL'",
    "advanced_filter_string,'%, NULL'",
    "advanced_filter_datetime,7 days",
    "string,anything"
  })
  void a_value_of_the_type_is_kept_to_the_character(String type, String text) {
    String user = user();
    String attribute = attribute(definition(type));
    set(user, attribute, text);

    assertThat(effective(user, attribute)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "number,one",
    "number,NaN",
    "yesno,true",
    "datetime,2023-02-29",
    "zipcode,none",
    "relative_url,//evil.test",
    "relative_url,browse"
  })
  void a_value_of_another_type_is_refused(String type, String text) {
    Answer answer =
        admin().patch(value(user(), attribute(definition(type))), object("value", text));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("value");
  }

  @Test
  void a_user_is_found_by_his_name_whatever_the_case() {
    String name = unique("Search");
    String user = ok(admin().post("/users", object("last_name", name))).id();

    assertThat(
            ok(admin().get("/users/search?last_name=" + name.toUpperCase(Locale.ROOT)))
                .strings("id"))
        .containsExactly(user);
    assertThat(
            ok(admin().get("/users/search?last_name=" + name.substring(0, 16) + "%25"))
                .strings("id"))
        .contains(user);
    assertThat(ok(admin().get("/users/search/names/" + name)).strings("id")).containsExactly(user);
  }

  @Test
  void users_are_found_by_the_domain_of_their_mail_address() {
    String domain = unique("d").replace('_', '-') + ".test";
    String user =
        ok(admin().post("/users", object("credentials_email", object("email", "a@" + domain))))
            .id();

    assertThat(ok(admin().get("/users/search?email=%25@" + domain)).strings("id"))
        .containsExactly(user);
  }

  @Test
  void users_are_found_by_their_group() {
    String group = group();
    String user = userIn(group);

    assertThat(ok(admin().get("/users/search?group_id=" + group)).strings("id"))
        .containsExactly(user);
  }

  @Test
  void filter_or_widens_a_search() {
    String one = unique("one");
    String two = unique("two");
    String first = ok(admin().post("/users", object("first_name", one))).id();
    String second = ok(admin().post("/users", object("last_name", two))).id();
    String query = "/users/search?first_name=" + one + "&last_name=" + two;

    assertThat(ok(admin().get(query)).array()).isEmpty();
    assertThat(ok(admin().get(query + "&filter_or=true")).strings("id"))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void users_are_listed_by_ids_in_every_form() {
    String one = user();
    String two = user();

    for (String ids :
        new String[] {one + "," + two, "%22" + one + "," + two + "%22", one + "&ids=" + two}) {
      assertThat(ok(admin().get("/users?ids=" + ids)).strings("id"))
          .containsExactlyInAnyOrder(one, two);
    }
  }

  @Test
  void users_are_sorted_as_asked() {
    String name = unique("sorted");
    ok(admin().post("/users", object("first_name", "b", "last_name", name)));
    ok(admin().post("/users", object("first_name", "a", "last_name", name)));

    assertThat(
            ok(admin().get("/users/search?sorts=first_name&last_name=" + name))
                .strings("first_name"))
        .containsExactly("a", "b");
    assertThat(
            ok(admin().get("/users/search?sorts=first_name%20desc&last_name=" + name))
                .strings("first_name"))
        .containsExactly("b", "a");
  }

  @Test
  void fields_reach_into_nested_objects() {
    String email = unique("nested") + "@example.test";
    String user =
        ok(admin().post("/users", object("credentials_email", object("email", email)))).id();

    assertThat(ok(admin().get("/users/" + user + "?fields=id,credentials_email(email)")).object())
        .isEqualTo(object("id", user, "credentials_email", object("email", email)));
  }

  @Test
  void a_mail_credential_is_made_changed_and_deleted() {
    String path = "/users/" + user() + "/credentials_email";
    String email = unique("first") + "@example.test";
    String other = unique("second") + "@example.test";

    assertThat(admin().get(path).status()).isEqualTo(404);
    assertThat(ok(admin().post(path, object("email", email))).string("email")).isEqualTo(email);
    assertThat(ok(admin().get(path)).string("email")).isEqualTo(email);
    assertThat(ok(admin().patch(path, object("email", other))).string("email")).isEqualTo(other);
    assertThat(admin().delete(path).status()).isEqualTo(204);
    assertThat(admin().get(path).status()).isEqualTo(404);
  }

  @Test
  void an_address_is_changed_with_its_user() {
    String user = "/users/" + user();
    String email = unique("first") + "@example.test";
    String other = unique("second") + "@example.test";

    ok(admin().patch(user, object("credentials_email", object("email", email))));
    assertThat(ok(admin().get(user)).string("email")).isEqualTo(email);
    Answer changed =
        ok(
            admin()
                .patch(
                    user,
                    object(
                        "credentials_email",
                        object("email", other, "forced_password_reset_at_next_login", true))));

    JsonObject credential = changed.object().getJsonObject("credentials_email");
    assertThat(credential.getString("email")).isEqualTo(other);
    assertThat(credential.getBoolean("forced_password_reset_at_next_login")).isTrue();
    assertThat(
            admin()
                .patch("/users/" + user(), object("credentials_email", object("email", other)))
                .wrongFields())
        .containsExactly("credentials_email.email");
  }

  @Test
  void a_user_may_send_himself_back_but_not_with_another_address() {
    String user = "/users/" + user();
    String email = unique("own") + "@example.test";
    ok(admin().post(user + "/credentials_email", object("email", email)));
    LookerClient himself =
        anonymous()
            .withToken(
                ok(admin().post("/login" + user.substring("/users".length())))
                    .string("access_token"));
    JsonObject shown = ok(himself.get(user)).object();

    assertThat(ok(himself.patch(user, shown)).object().getJsonObject("credentials_email"))
        .isEqualTo(shown.getJsonObject("credentials_email"));
    assertThat(
            himself.patch(user, object("credentials_email", object("email", "x" + email))).status())
        .isEqualTo(403);
  }

  @Test
  void a_user_is_told_every_wrong_field_at_once() {
    String taken = unique("mail") + "@example.test";
    ok(admin().post("/users/" + user() + "/credentials_email", object("email", taken)));
    String tooLong = "x".repeat(256);

    assertThat(
            admin()
                .post(
                    "/users",
                    object(
                        "first_name",
                        tooLong,
                        "is_disabled",
                        "no",
                        "locale",
                        "\u0000",
                        "credentials_email",
                        object("email", taken)))
                .wrongFields())
        .containsExactlyInAnyOrder(
            "first_name", "is_disabled", "locale", "credentials_email.email");
    assertThat(
            admin()
                .patch("/users/" + user(), object("last_name", tooLong, "locale", "\u0000"))
                .wrongFields())
        .containsExactlyInAnyOrder("last_name", "locale");
    assertThat(
            admin().post("/users", object("credentials_email", object("email", 5))).wrongFields())
        .containsExactly("credentials_email.email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-address", "a b@example.test", "@example.test"})
  void a_mail_address_that_is_none_is_refused(String email) {
    Answer answer = admin().post("/users/" + user() + "/credentials_email", object("email", email));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("email");
  }

  @Test
  void an_api_credential_logs_in_as_its_user_until_it_is_deleted() {
    String user = user();
    String path = "/users/" + user + "/credentials_api3";
    JsonObject key = ok(admin().post(path)).object();

    Answer login = anonymous().logIn(key.getString("client_id"), key.getString("client_secret"));
    assertThat(anonymous().withToken(login.string("access_token")).get("/user").id())
        .isEqualTo(user);
    assertThat(ok(admin().get(path)).strings("client_id"))
        .containsExactly(key.getString("client_id"));
    assertThat(ok(admin().get(path + "/" + key.getString("id"))).text()).doesNotContain("secret");
    assertThat(admin().delete(path + "/" + key.getString("id")).status()).isEqualTo(204);
    assertThat(
            anonymous().logIn(key.getString("client_id"), key.getString("client_secret")).status())
        .isEqualTo(404);
    assertThat(admin().get(path + "/" + key.getString("id")).status()).isEqualTo(404);
  }

  @Test
  void a_user_is_found_by_his_credentials() {
    String user = user();
    String email = unique("cred") + "@example.test";
    ok(admin().post("/users/" + user + "/credentials_email", object("email", email)));
    String clientId = ok(admin().post("/users/" + user + "/credentials_api3")).string("client_id");

    assertThat(ok(admin().get("/users/credential/email/" + email)).id()).isEqualTo(user);
    assertThat(ok(admin().get("/users/credential/api3/" + clientId)).id()).isEqualTo(user);
    assertThat(admin().get("/users/credential/ldap/nobody").status()).isEqualTo(404);
    assertThat(admin().get("/users/credential/colour/red").status()).isEqualTo(404);
  }

  @Test
  void roles_are_given_and_taken() {
    String path = "/users/" + user() + "/roles";
    JsonObject adminRole =
        ok(admin().get("/roles")).objects().stream()
            .filter(role -> role.getString("name").equals("Admin"))
            .findFirst()
            .orElseThrow();

    Answer given = ok(admin().put(path, Jsons.array(adminRole.getString("id"))));

    assertThat(given.strings("name")).containsExactly("Admin");
    assertThat(ok(admin().put(path, Jsons.array())).array()).isEmpty();
    assertThat(ok(admin().get(path)).array()).isEmpty();
  }

  @Test
  void an_unknown_role_is_refused() {
    assertThat(admin().put("/users/" + user() + "/roles", Jsons.array("999")).status())
        .isEqualTo(422);
  }

  @Test
  void who_holds_a_role_is_listed_in_parts() {
    ok(admin().put("/users/" + user() + "/roles", Jsons.array("2")));
    ok(admin().put("/users/" + user() + "/roles", Jsons.array("2")));
    String path = "/roles/2/users?fields=id&sorts=id";
    List<String> holders = ok(admin().get(path + "&limit=2")).strings("id");

    assertThat(holders).hasSize(2);
    assertThat(ok(admin().get(path + "&limit=1&offset=1")).strings("id"))
        .containsExactly(holders.get(1));
  }

  @Test
  void roles_are_listed_found_and_read() {
    assertThat(ok(admin().get("/roles")).strings("name")).contains("Admin", "User");
    JsonObject found = ok(admin().get("/roles/search?name=admin")).objects().get(0);
    assertThat(ok(admin().get("/roles/" + found.getString("id"))).string("name"))
        .isEqualTo("Admin");
    assertThat(ok(admin().get("/roles/" + found.getString("id") + "/users")).array()).isNotEmpty();
    assertThat(ok(admin().get("/roles/" + found.getString("id") + "/groups")).array()).isEmpty();
    assertThat(admin().get("/roles/999").status()).isEqualTo(404);
  }
}
