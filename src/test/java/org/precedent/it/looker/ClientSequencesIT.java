package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnBothDatabases;

/** What known clients of the API do, call by call. */
@OnBothDatabases
class ClientSequencesIT extends LookerTest {

  @Test
  void hirosassa_creates_updates_and_destroys_an_attribute() {
    String name = unique("tf");
    JsonObject body =
        object(
            "name",
            name,
            "label",
            name,
            "type",
            "string",
            "default_value",
            "",
            "value_is_hidden",
            false,
            "user_can_view",
            true,
            "user_can_edit",
            false);
    String id = ok(admin().post("/user_attributes", body)).id();
    assertThat(admin().get("/user_attributes/" + id).string("label")).isEqualTo(name);

    ok(admin().patch("/user_attributes/" + id, with(body, "label", name + " changed")));
    assertThat(admin().get("/user_attributes/" + id).string("label")).isEqualTo(name + " changed");

    assertThat(admin().delete("/user_attributes/" + id).status()).isEqualTo(204);
    assertThat(admin().get("/user_attributes/" + id).message()).isEqualTo("Not found");
  }

  @Test
  void hirosassa_changes_the_type_in_place() {
    JsonObject body = with(definition("advanced_filter_string"), "default_value", "%, NULL");
    String id = attribute(body);

    Answer changed =
        ok(
            admin()
                .patch(
                    "/user_attributes/" + id,
                    with(
                        with(body, "type", "advanced_filter_number"),
                        "default_value",
                        "<0, >=0, NULL")));

    assertThat(changed.string("type")).isEqualTo("advanced_filter_number");
    assertThat(changed.string("default_value")).isEqualTo("<0, >=0, NULL");
  }

  @Test
  void hirosassa_sets_reads_and_deletes_a_group_value() {
    String attribute = attribute();
    String group = group();
    Answer set =
        ok(
            admin()
                .patch(
                    groupValue(group, attribute),
                    object("group_id", group, "user_attribute_id", attribute, "value", "v")));
    assertThat(set.string("group_id")).isEqualTo(group);
    assertThat(set.string("user_attribute_id")).isEqualTo(attribute);

    assertThat(admin().get("/user_attributes/" + attribute + "/group_values").strings("group_id"))
        .containsExactly(group);
    assertThat(admin().delete(groupValue(group, attribute)).status()).isEqualTo(204);
    assertThat(admin().get("/user_attributes/" + attribute + "/group_values").array()).isEmpty();
  }

  @Test
  void hirosassa_reads_one_row_with_a_quoted_id() {
    String attribute = attribute();
    String user = user();
    set(user, attribute, "v");

    assertThat(ok(admin().get(values(user, "%22" + attribute + "%22"))).strings("value"))
        .containsExactly("v");
    assertThat(admin().delete(value(user, attribute)).status()).isEqualTo(204);
    assertThat(ok(admin().get(values(user, "%22" + attribute + "%22"))).array()).isEmpty();
  }

  @Test
  void devoteam_sends_back_what_it_read() {
    String id = attributeWithDefault("some");
    JsonValue read = admin().get("/user_attributes/" + id).json();

    assertThat(ok(admin().patch("/user_attributes/" + id, read)).json()).isEqualTo(read);
  }

  @Test
  void devoteam_sends_back_what_it_read_of_a_hidden_attribute() {
    JsonObject body = with(definition("string"), "value_is_hidden", true);
    String id =
        attribute(
            with(
                with(body, "hidden_value_domain_whitelist", "https://a.test/*"),
                "default_value",
                "secret"));
    JsonValue read = admin().get("/user_attributes/" + id).json();

    assertThat(ok(admin().patch("/user_attributes/" + id, read)).json()).isEqualTo(read);
  }

  @Test
  void a_system_attribute_can_be_sent_back_as_it_was_read() {
    for (String id : new String[] {"1", "5", "11", "13"}) {
      JsonValue read = admin().get("/user_attributes/" + id).json();

      assertThat(ok(admin().patch("/user_attributes/" + id, read)).json()).isEqualTo(read);
    }
  }

  @Test
  void devoteam_sets_members_and_clears_them() {
    String attribute = attribute();
    String group = group();
    String path = "/user_attributes/" + attribute + "/group_values";
    ok(
        admin()
            .post(
                path,
                array(object("group_id", group, "user_attribute_id", attribute, "value", "v"))));
    for (String id : ok(admin().get(path)).strings("group_id")) {
      ok(admin().get("/groups/" + id));
    }

    assertThat(ok(admin().post(path, array())).array()).isEmpty();
    assertThat(ok(admin().get(path)).array()).isEmpty();
  }

  @Test
  void resolutionlife_creates_with_fields_and_knows_a_removed_hidden_value() {
    JsonObject body = with(definition("string"), "value_is_hidden", true);
    Answer created =
        ok(
            admin()
                .post(
                    "/user_attributes?fields=id",
                    with(body, "hidden_value_domain_whitelist", "https://a.test/*")));
    assertThat(created.object().keySet()).containsExactly("id");
    String user = user();
    ok(admin().patch(value(user, created.id()), object("value", "secret")));

    assertThat(rowOf(user, created.id()).getString("source")).isEqualTo("User Setting");
  }

  private JsonObject rowOf(String user, String attribute) {
    return ok(admin().get("/users/" + user + "/attribute_values")).objects().stream()
        .filter(row -> row.getString("user_attribute_id").equals(attribute))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void looker_cli_resolves_names_and_sets_a_group_value() {
    JsonObject body = definition("string");
    String attribute = attribute(body);
    String groupName = unique("cli");
    String group = group(groupName);

    assertThat(
            ok(admin().get("/user_attributes?fields=id,name,label,type,default_value")).objects())
        .anySatisfy(
            row -> {
              assertThat(row.getString("name")).isEqualTo(body.getString("name"));
              assertThat(row.getString("id")).isEqualTo(attribute);
            });
    assertThat(ok(admin().get("/groups/search?name=" + groupName + "&fields=id")).json())
        .isEqualTo(array(object("id", group)));
    Answer set = ok(admin().patch(groupValue(group, attribute), object("value", "v")));
    assertThat(set.string("value")).isEqualTo("v");
    assertThat(set.id()).matches("[0-9]+");
  }

  @Test
  void lmanage_creates_a_hidden_attribute_without_whitelist() {
    assertThat(
            admin()
                .post("/user_attributes", with(definition("string"), "value_is_hidden", true))
                .status())
        .isEqualTo(200);
  }

  @Test
  void lmanage_sends_value_is_hidden_with_a_group_value() {
    assertThat(
            admin()
                .patch(
                    groupValue(group(), attribute()),
                    object("value", "v", "value_is_hidden", false))
                .status())
        .isEqualTo(200);
  }

  @Test
  void an_extension_reads_its_own_values() {
    String attribute = attributeWithDefault("v");
    LookerClient self = admin().as(user());
    String me = self.get("/user").id();

    assertThat(ok(self.get("/users/" + me + "/attribute_values?fields=name,value")).objects())
        .contains(
            object(
                "name", admin().get("/user_attributes/" + attribute).string("name"), "value", "v"));
  }

  @Test
  void the_sdk_creates_updates_and_deletes_a_user() {
    String email = unique("sdk") + "@example.test";
    String id =
        ok(admin()
                .post(
                    "/users",
                    object(
                        "first_name", "John",
                        "last_name", "Doe",
                        "is_disabled", false,
                        "locale", "fr")))
            .id();
    ok(admin().post("/users/" + id + "/credentials_email", object("email", email)));
    Answer read = ok(admin().get("/users/" + id));
    assertThat(read.string("locale")).isEqualTo("fr");
    assertThat(read.object().getJsonObject("credentials_email").getString("email"))
        .isEqualTo(email);

    Answer updated = ok(admin().patch("/users/" + id, object("is_disabled", true, "locale", "uk")));
    assertThat(updated.string("locale")).isEqualTo("uk");
    assertThat(updated.object().getBoolean("is_disabled")).isTrue();
    assertThat(admin().delete("/users/" + id).text()).isEmpty();
  }

  @Test
  void the_python_sdk_reads_the_message_of_a_missing_attribute_by_its_status_in_the_link() {
    assertThat(admin().get("/user_attributes/999999999").string("documentation_url"))
        .matches(".*/r/err/[^/]+/404/.*");
  }

  @Test
  void what_takes_some_kilobytes_comes_in_one_piece_and_tells_its_length() {
    String attribute = attribute();
    String user = user();
    set(user, attribute, "x".repeat(12_000));

    Answer answer = ok(admin().get(values(user, attribute)));

    assertThat(answer.header("Content-Length")).contains(Integer.toString(answer.text().length()));
  }
}
