package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;

/** The operations on definitions. */
@OnBothDatabases
class DefinitionsIT extends LookerTest {

  @Test
  void a_new_definition_reads_back_as_it_was_answered() {
    Answer created = ok(admin().post("/user_attributes", definition("string")));

    assertThat(admin().get("/user_attributes/" + created.id()).json()).isEqualTo(created.json());
  }

  @Test
  void ids_are_decimal_texts() {
    assertThat(attribute()).matches("[1-9][0-9]*");
  }

  @Test
  void a_definition_takes_every_writable_field() {
    String name = unique("all");
    JsonObject body =
        object(
            "name",
            name,
            "label",
            name + " Label",
            "type",
            "number",
            "default_value",
            "7",
            "value_is_hidden",
            false,
            "user_can_view",
            true,
            "user_can_edit",
            true,
            "needed_for_ci_run",
            true,
            "value_for_ci_run",
            "8");

    JsonObject created = ok(admin().post("/user_attributes", body)).object();

    assertThat(created.entrySet()).containsAll(body.entrySet());
  }

  @Test
  void what_is_not_given_is_false_or_null() {
    String name = unique("bare");
    JsonObject created =
        ok(admin().post("/user_attributes", object("name", name, "label", name, "type", "string")))
            .object();

    assertThat(created.getBoolean("user_can_view")).isFalse();
    assertThat(created.getBoolean("user_can_edit")).isFalse();
    assertThat(created.getBoolean("value_is_hidden")).isFalse();
    assertThat(created.isNull("default_value")).isTrue();
    assertThat(created.isNull("hidden_value_domain_whitelist")).isTrue();
    assertThat(created.getBoolean("is_system")).isFalse();
    assertThat(created.getBoolean("is_permanent")).isFalse();
  }

  @Test
  void an_administrator_can_do_everything_with_his_definitions() {
    assertThat(admin().get("/user_attributes/" + attribute()).object().getJsonObject("can"))
        .isEqualTo(
            object(
                "create", true,
                "destroy", true,
                "index", true,
                "set_value", true,
                "show", true,
                "show_value", true,
                "update", true));
  }

  @Test
  void a_creation_without_anything_names_every_required_field() {
    assertThat(admin().post("/user_attributes", object()).wrongFields())
        .containsExactlyInAnyOrder("name", "label", "type");
  }

  @Test
  void a_creation_names_every_wrong_field_at_once() {
    JsonObject wrong =
        object(
            "name", "No Name!",
            "label", 7,
            "type", "colour",
            "user_can_view", "yes",
            "hidden_value_domain_whitelist", "");

    assertThat(admin().post("/user_attributes", wrong).wrongFields())
        .containsExactlyInAnyOrder(
            "name", "label", "type", "user_can_view", "hidden_value_domain_whitelist");
  }

  @Test
  void what_is_taken_is_told_with_everything_else_that_is_wrong() {
    JsonObject body = definition("string");
    attribute(body);

    assertThat(
            admin()
                .post("/user_attributes", with(with(body, "type", "colour"), "user_can_view", 7))
                .wrongFields())
        .containsExactlyInAnyOrder("name", "label", "type", "user_can_view");
  }

  @Test
  void a_name_is_unique() {
    JsonObject body = definition("string");
    attribute(body);

    Answer again = admin().post("/user_attributes", with(body, "label", unique("label")));

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.wrongFields()).containsExactly("name");
  }

  @Test
  void a_label_is_unique() {
    JsonObject body = definition("string");
    attribute(body);

    Answer again = admin().post("/user_attributes", with(body, "name", unique("name")));

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.wrongFields()).containsExactly("label");
  }

  @Test
  void a_rename_to_a_taken_name_is_refused() {
    JsonObject taken = definition("string");
    attribute(taken);
    String other = attribute();

    Answer answer =
        admin().patch("/user_attributes/" + other, object("name", taken.getString("name")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Upper", "with blank", "dot.ted", "ümlaut", "slash/ed", "new\nline", "(paren)"})
  void a_name_of_other_characters_is_refused(String name) {
    assertThat(
            admin()
                .post("/user_attributes", with(definition("string"), "name", name))
                .wrongFields())
        .containsExactly("name");
  }

  @Test
  void a_name_of_256_characters_is_refused() {
    assertThat(
            admin()
                .post("/user_attributes", with(definition("string"), "name", "a".repeat(256)))
                .wrongFields())
        .containsExactly("name");
  }

  @Test
  void a_name_of_255_characters_is_taken() {
    String name = unique("long_");
    String padded = name + "-".repeat(255 - name.length());

    assertThat(
            ok(admin().post("/user_attributes", with(definition("string"), "name", padded)))
                .string("name"))
        .isEqualTo(padded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "string",
        "number",
        "datetime",
        "yesno",
        "zipcode",
        "relative_url",
        "advanced_filter_string",
        "advanced_filter_number",
        "advanced_filter_datetime"
      })
  void an_empty_default_means_none_for_every_type(String type) {
    JsonObject created =
        ok(admin().post("/user_attributes", with(definition(type), "default_value", ""))).object();

    assertThat(created.isNull("default_value")).isTrue();
    assertThat(created.getString("type")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "number,x",
    "datetime,tomorrow",
    "yesno,maybe",
    "zipcode,!",
    "relative_url,https://a.test/"
  })
  void a_default_of_another_type_is_refused(String type, String text) {
    Answer answer = admin().post("/user_attributes", with(definition(type), "default_value", text));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("default_value");
  }

  @Test
  void an_update_changes_only_what_it_names() {
    String id = attributeWithDefault("before");
    JsonObject before = admin().get("/user_attributes/" + id).object();

    JsonObject after =
        ok(admin().patch("/user_attributes/" + id, object("default_value", "after"))).object();

    assertThat(after).isEqualTo(with(before, "default_value", "after"));
  }

  @Test
  void an_empty_default_takes_the_default_away() {
    String id = attributeWithDefault("some");

    assertThat(
            ok(admin().patch("/user_attributes/" + id, object("default_value", "")))
                .object()
                .isNull("default_value"))
        .isTrue();
  }

  @Test
  void a_null_default_takes_the_default_away() {
    String id = attributeWithDefault("some");

    assertThat(
            ok(admin().patch("/user_attributes/" + id, object("default_value", null)))
                .object()
                .isNull("default_value"))
        .isTrue();
  }

  @Test
  void a_required_field_can_not_become_null() {
    assertThat(
            admin()
                .patch(
                    "/user_attributes/" + attribute(),
                    object("name", null, "label", null, "type", null))
                .wrongFields())
        .containsExactlyInAnyOrder("name", "label", "type");
  }

  @Test
  void a_refused_update_changes_nothing() {
    String id = attribute();
    JsonValue before = admin().get("/user_attributes/" + id).json();

    admin().patch("/user_attributes/" + id, object("label", unique("new"), "type", "colour"));

    assertThat(admin().get("/user_attributes/" + id).json()).isEqualTo(before);
  }

  @Test
  void unknown_and_read_only_members_are_ignored() {
    String id = attribute();

    Answer answer =
        admin()
            .patch(
                "/user_attributes/" + id,
                object("id", "999999", "is_system", true, "can", object(), "flavour", array(1)));

    assertThat(ok(answer).id()).isEqualTo(id);
    assertThat(answer.object().getBoolean("is_system")).isFalse();
  }

  @Test
  void a_deleted_definition_is_gone() {
    String id = attribute();

    assertThat(admin().delete("/user_attributes/" + id).status()).isEqualTo(204);
    assertThat(admin().get("/user_attributes/" + id).status()).isEqualTo(404);
    assertThat(admin().delete("/user_attributes/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_deleted_definition_takes_its_values_along() {
    String id = attribute();
    String group = group();
    String user = userIn(group);
    set(user, id, "own");
    setForGroup(group, id, "groups");

    admin().delete("/user_attributes/" + id);

    assertThat(ok(admin().get(values(user, id))).array()).isEmpty();
  }

  @Test
  void the_name_of_a_deleted_definition_is_free_again() {
    JsonObject body = definition("string");
    admin().delete("/user_attributes/" + attribute(body));

    assertThat(admin().post("/user_attributes", body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "999999999",
        "99999999999999999999",
        "abc",
        "1.5",
        "%20",
        "1%20",
        "0x1"
      })
  void an_id_that_is_of_nothing_is_not_found(String id) {
    assertThat(admin().get("/user_attributes/" + id).status()).isEqualTo(404);
    assertThat(admin().patch("/user_attributes/" + id, object()).status()).isEqualTo(404);
    assertThat(admin().delete("/user_attributes/" + id).status()).isEqualTo(404);
    assertThat(admin().get("/user_attributes/" + id + "/group_values").status()).isEqualTo(404);
    assertThat(admin().post("/user_attributes/" + id + "/group_values", array()).status())
        .isEqualTo(404);
  }

  @Test
  void the_list_has_a_new_definition_as_it_reads() {
    String id = attribute();

    assertThat(admin().get("/user_attributes").array())
        .contains(admin().get("/user_attributes/" + id).json());
  }

  @Test
  void fields_select_the_members_of_the_list() {
    assertThat(ok(admin().get("/user_attributes?fields=id,%20name")).objects())
        .allSatisfy(row -> assertThat(row.keySet()).containsExactlyInAnyOrder("id", "name"));
  }

  @Test
  void fields_select_the_members_of_an_answered_creation() {
    assertThat(
            ok(admin().post("/user_attributes?fields=id", definition("string"))).object().keySet())
        .containsExactly("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "label"})
  void the_list_is_sorted_as_asked(String field) {
    attribute();
    attribute();

    assertThat(ok(admin().get("/user_attributes?sorts=" + field)).strings(field))
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
  }

  @Test
  void the_list_is_sorted_downwards_as_asked() {
    attribute();

    assertThat(ok(admin().get("/user_attributes?sorts=name%20desc")).strings("name"))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void unknown_parameters_are_ignored() {
    assertThat(admin().get("/user_attributes?colour=red&sorts=colour").status()).isEqualTo(200);
  }

  @Test
  void the_system_attributes_have_their_ids() {
    assertThat(
            ok(admin().get("/user_attributes")).objects().stream()
                .filter(row -> row.getBoolean("is_system"))
                .map(row -> row.getString("id") + " " + row.getString("name")))
        .containsExactlyInAnyOrder(
            "1 first_name",
            "2 last_name",
            "3 email",
            "4 name",
            "5 timezone",
            "6 id",
            "7 ldap_user_id",
            "8 saml_user_id",
            "9 google_user_id",
            "10 oidc_user_id",
            "11 locale",
            "12 number_format",
            "13 landing_page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5", "7", "13"})
  void a_system_attribute_can_not_be_deleted(String id) {
    assertThat(admin().delete("/user_attributes/" + id).status()).isEqualTo(403);
    assertThat(admin().get("/user_attributes/" + id).status()).isEqualTo(200);
  }

  @Test
  void a_system_attribute_can_not_be_renamed_retyped_or_hidden() {
    assertThat(
            admin()
                .patch(
                    "/user_attributes/5",
                    object("name", "zone", "type", "number", "value_is_hidden", true))
                .wrongFields())
        .containsExactlyInAnyOrder("name", "type", "value_is_hidden");
  }

  @Test
  void a_computed_attribute_has_no_default() {
    assertThat(admin().patch("/user_attributes/1", object("default_value", "x")).wrongFields())
        .containsExactly("default_value");
  }
}
