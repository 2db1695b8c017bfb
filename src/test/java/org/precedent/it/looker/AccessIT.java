package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnBothDatabases;

/** What somebody may do who is no administrator. */
@OnBothDatabases
class AccessIT extends LookerTest {

  private String me;
  private LookerClient self;
  private String other;

  @BeforeEach
  void logIn() {
    me = user();
    self = admin().as(me);
    other = user();
  }

  private String attribute(boolean view, boolean edit) {
    JsonObject body = with(definition("string"), "default_value", "default");
    return attribute(with(with(body, "user_can_view", view), "user_can_edit", edit));
  }

  /** What only administrators do, with ids of things that are there. */
  enum Reserved {
    CREATE_DEFINITION((client, ids) -> client.post("/user_attributes", definition("string"))),
    UPDATE_DEFINITION(
        (client, ids) ->
            client.patch("/user_attributes/" + ids.attribute, object("label", unique("x")))),
    DELETE_DEFINITION((client, ids) -> client.delete("/user_attributes/" + ids.attribute)),
    SET_GROUP_VALUES(
        (client, ids) ->
            client.post(
                "/user_attributes/" + ids.attribute + "/group_values",
                array(object("group_id", ids.group, "value", "x")))),
    SET_GROUP_VALUE(
        (client, ids) -> client.patch(groupValue(ids.group, ids.attribute), object("value", "x"))),
    DELETE_GROUP_VALUE((client, ids) -> client.delete(groupValue(ids.group, ids.attribute))),
    READ_VALUES_OF_ANOTHER((client, ids) -> client.get(LookerTest.values(ids.user, ids.attribute))),
    SET_VALUE_OF_ANOTHER(
        (client, ids) -> client.patch(value(ids.user, ids.attribute), object("value", "x"))),
    DELETE_VALUE_OF_ANOTHER((client, ids) -> client.delete(value(ids.user, ids.attribute))),
    CREATE_USER((client, ids) -> client.post("/users", object("first_name", "x"))),
    UPDATE_ANOTHER((client, ids) -> client.patch("/users/" + ids.user, object("first_name", "x"))),
    DELETE_USER((client, ids) -> client.delete("/users/" + ids.user)),
    LOG_IN_AS_ANOTHER((client, ids) -> client.post("/login/" + ids.user)),
    CREATE_GROUP((client, ids) -> client.post("/groups", object("name", unique("g")))),
    UPDATE_GROUP(
        (client, ids) -> client.patch("/groups/" + ids.group, object("name", unique("g")))),
    DELETE_GROUP((client, ids) -> client.delete("/groups/" + ids.group)),
    ADD_GROUP_USER(
        (client, ids) ->
            client.post("/groups/" + ids.group + "/users", object("user_id", ids.user))),
    DELETE_GROUP_USER(
        (client, ids) -> client.delete("/groups/" + ids.group + "/users/" + ids.user)),
    ADD_GROUP_GROUP(
        (client, ids) -> client.post("/groups/1/groups", object("group_id", ids.group))),
    DELETE_GROUP_GROUP((client, ids) -> client.delete("/groups/1/groups/" + ids.group)),
    CREATE_EMAIL_OF_ANOTHER(
        (client, ids) ->
            client.post(
                "/users/" + ids.user + "/credentials_email",
                object("email", unique("e") + "@example.test"))),
    CREATE_KEY_OF_ANOTHER((client, ids) -> client.post("/users/" + ids.user + "/credentials_api3")),
    LIST_KEYS_OF_ANOTHER((client, ids) -> client.get("/users/" + ids.user + "/credentials_api3")),
    SET_ROLES((client, ids) -> client.put("/users/" + ids.user + "/roles", array()));

    private final BiFunction<LookerClient, Ids, Answer> call;

    Reserved(BiFunction<LookerClient, Ids, Answer> call) {
      this.call = call;
    }
  }

  private record Ids(String user, String group, String attribute) {}

  @ParameterizedTest
  @EnumSource(Reserved.class)
  void what_is_reserved_to_administrators_is_forbidden(Reserved operation) {
    Ids ids = new Ids(other, group(), attribute(true, true));

    assertThat(operation.call.apply(self, ids).status()).isEqualTo(403);
  }

  @Test
  void nobody_makes_himself_an_administrator() {
    assertThat(self.put("/users/" + me + "/roles", array(administratorRole())).status())
        .isEqualTo(403);
  }

  private String administratorRole() {
    return ok(admin().get("/roles?fields=id,name")).objects().stream()
        .filter(role -> role.getString("name").equals("Admin"))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  @Test
  void nobody_logs_in_as_himself_or_as_an_administrator() {
    assertThat(self.post("/login/" + admin().get("/user").id()).status()).isEqualTo(403);
    assertThat(self.post("/login/" + me).status()).isEqualTo(403);
  }

  @Test
  void a_user_sees_himself_in_full() {
    assertThat(self.get("/user").json()).isEqualTo(self.get("/users/" + me).json());
    assertThat(self.get("/user").object()).containsKeys("email", "group_ids");
  }

  @Test
  void a_user_sees_only_the_names_of_others() {
    assertThat(ok(self.get("/users/" + other)).object())
        .containsKeys("first_name", "last_name")
        .doesNotContainKeys("email", "group_ids", "role_ids", "credentials_api3");
  }

  @Test
  void a_search_tells_nothing_more_of_others() {
    assertThat(ok(self.get("/users?ids=" + other)).objects())
        .allSatisfy(row -> assertThat(row).doesNotContainKeys("email", "group_ids"));
  }

  @Test
  void a_search_by_mail_address_does_not_find_others() {
    String email = unique("secret") + "@example.test";
    ok(admin().post("/users/" + other + "/credentials_email", object("email", email)));

    assertThat(ok(self.get("/users/search?email=" + email)).array()).isEmpty();
    assertThat(ok(self.get("/users/search/names/" + email)).array()).isEmpty();
    assertThat(self.get("/users/credential/email/" + email).status()).isEqualTo(404);
  }

  @Test
  void a_user_sees_and_sets_a_value_that_he_may_edit() {
    String attribute = attribute(true, true);

    assertThat(ok(self.patch(value(me, attribute), object("value", "own"))).string("value"))
        .isEqualTo("own");
    assertThat(ok(self.get(values(me, attribute))).strings("value")).containsExactly("own");
    assertThat(self.delete(value(me, attribute)).status()).isEqualTo(204);
    assertThat(ok(self.get(values(me, attribute))).strings("value")).containsExactly("default");
  }

  @Test
  void a_user_sees_but_does_not_set_a_value_that_he_may_only_view() {
    String attribute = attribute(true, false);

    assertThat(ok(self.get(values(me, attribute))).strings("value")).containsExactly("default");
    assertThat(self.patch(value(me, attribute), object("value", "own")).status()).isEqualTo(403);
    assertThat(self.delete(value(me, attribute)).status()).isEqualTo(403);
  }

  @Test
  void a_user_does_not_see_a_value_that_he_may_not_view() {
    String attribute = attribute(false, false);
    set(me, attribute, "secret");

    assertThat(ok(self.get(values(me, attribute) + "&all_values=true&include_unset=true")).array())
        .isEmpty();
    assertThat(ok(self.get("/users/" + me + "/attribute_values")).strings("user_attribute_id"))
        .doesNotContain(attribute);
    assertThat(self.patch(value(me, attribute), object("value", "own")).status()).isEqualTo(404);
    assertThat(self.delete(value(me, attribute)).status()).isEqualTo(404);
    assertThat(self.patch(value(me, attribute), object("value", 7)).status()).isEqualTo(404);
  }

  @Test
  void who_may_not_send_a_request_does_not_learn_what_is_wrong_with_it() {
    String group = group();
    String attribute = attribute(true, false);

    assertThat(
            List.of(
                self.post("/user_attributes", object("label", 7)).status(),
                self.patch("/user_attributes/" + attribute, object("label", 7)).status(),
                self.post(
                        "/user_attributes/" + attribute + "/group_values",
                        array(object("value", 7)))
                    .status(),
                self.patch(groupValue(group, attribute), object("value", 7)).status(),
                self.patch(value(me, attribute), object("value", 7)).status(),
                self.patch(value(other, attribute), object("value", 7)).status(),
                self.post("/users", object("first_name", 7)).status(),
                self.patch("/users/" + other, object("first_name", 7)).status(),
                self.post("/users/" + other + "/credentials_email", object("email", 7)).status(),
                self.patch("/users/" + me + "/credentials_email", object("email", 7)).status(),
                self.put("/users/" + me + "/roles", array("moon")).status(),
                self.post("/groups", object("name", 7)).status(),
                self.patch("/groups/" + group, object("name", 7)).status(),
                self.post("/groups/" + group + "/users", object()).status(),
                self.post("/groups/" + group + "/groups", object()).status()))
        .containsOnly(403);
  }

  @Test
  void a_definition_that_users_may_not_view_is_not_there_for_them() {
    String attribute = attribute(false, false);

    assertThat(self.get("/user_attributes/" + attribute).status()).isEqualTo(404);
    assertThat(self.get("/user_attributes/" + attribute + "/group_values").status()).isEqualTo(404);
    assertThat(ok(self.get("/user_attributes")).strings("id")).doesNotContain(attribute);
  }

  @Test
  void what_a_user_can_do_with_a_definition_is_said() {
    JsonObject can =
        self.get("/user_attributes/" + attribute(true, false)).object().getJsonObject("can");

    assertThat(can.getBoolean("set_value")).isFalse();
    assertThat(can.getBoolean("update")).isFalse();
    assertThat(can.getBoolean("destroy")).isFalse();
    assertThat(can.getBoolean("show")).isTrue();
  }

  @Test
  void a_user_sees_the_group_values_of_his_own_groups_only() {
    String attribute = attribute(true, false);
    String mine = group();
    join(me, mine);
    setForGroup(mine, attribute, "mine");
    setForGroup(group(), attribute, "others");

    assertThat(ok(self.get("/user_attributes/" + attribute + "/group_values")).strings("value"))
        .containsExactly("mine");
  }

  @Test
  void a_disabled_user_is_nobody_at_once() {
    ok(self.get("/user"));
    ok(admin().patch("/users/" + me, object("is_disabled", true)));

    assertThat(self.get("/user").status()).isEqualTo(401);
  }

  @Test
  void a_deleted_user_is_nobody_at_once() {
    ok(self.get("/user"));
    admin().delete("/users/" + me);

    assertThat(self.get("/user").status()).isEqualTo(401);
  }

  @Test
  void an_administrator_who_is_none_any_more_loses_his_rights_at_once() {
    ok(admin().put("/users/" + me + "/roles", array(administratorRole())));
    ok(self.get("/users/" + other + "/attribute_values"));

    ok(admin().put("/users/" + me + "/roles", array()));

    assertThat(self.get("/users/" + other + "/attribute_values").status()).isEqualTo(403);
  }

  @Test
  void a_key_acts_for_the_user_that_it_belongs_to() {
    JsonObject key = ok(admin().post("/users/" + me + "/credentials_api3")).object();
    LookerClient client =
        LookerClient.of(
            server.address(), key.getString("client_id"), key.getString("client_secret"));

    assertThat(client.get("/user").id()).isEqualTo(me);
    assertThat(client.post("/groups", object("name", unique("g"))).status()).isEqualTo(403);
  }
}
