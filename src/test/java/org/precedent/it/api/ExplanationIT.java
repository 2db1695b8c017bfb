package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;

/** Why a user has a value, and which he would have. */
@OnBothDatabases
class ExplanationIT extends ApiTest {

  private static String path(String user, Attribute attribute) {
    return "/users/" + user + "/attributes/" + attribute.name() + "/explanation";
  }

  private static List<String> reasons(Answer answer) {
    return ok(answer).object().getJsonArray("levels").getValuesAs(JsonObject.class).stream()
        .map(level -> level.getString("source") + " " + level.getString("reason"))
        .toList();
  }

  private static JsonObject level(Answer answer, int index) {
    return answer.object().getJsonArray("levels").getJsonObject(index);
  }

  @Test
  void every_level_says_whether_it_won_and_if_not_why() {
    String user = user();
    String outer = group();
    String inner = group();
    nest(inner, outer);
    join(user, inner);
    Attribute attribute = attribute("default_value", "last");
    setForGroup(outer, attribute, "from outside");
    setForGroup(group(), attribute, "of strangers");

    Answer answer = admin().get(path(user, attribute));

    assertThat(reasons(answer))
        .containsExactly(
            "user not_set",
            "directory not_set",
            "group won",
            "group not_a_member",
            "default outranked");
    assertThat(answer.string("value")).isEqualTo("from outside");
    assertThat(answer.string("source")).isEqualTo("group");
    JsonObject winner = level(answer, 2);
    assertThat(winner.getString("membership")).isEqualTo("nested");
    assertThat(winner.getJsonArray("through").getValuesAs(JsonObject.class))
        .extracting(link -> link.getString("id"))
        .containsExactly(inner, outer);
    assertThat(winner.getJsonObject("set_by").getString("id")).isNotBlank();
    assertThat(winner.getString("set_at")).endsWith("Z");
    assertThat(
            level(answer, 4).getJsonObject("outranked_by").getJsonObject("group").getString("id"))
        .isEqualTo(outer);
  }

  @Test
  void the_winner_is_what_the_looker_door_says() {
    String user = user();
    Attribute attribute = attribute("default_value", "last");
    set(user, attribute, "own");

    JsonObject effective =
        looker()
            .get("/users/" + user + "/attribute_values?user_attribute_ids=" + attribute.id())
            .objects()
            .get(0);

    assertThat(admin().get(path(user, attribute)).string("value"))
        .isEqualTo(effective.getString("value"));
  }

  @Test
  void a_user_explains_his_own_and_sees_nothing_of_groups_that_he_is_not_in() {
    String user = user();
    Attribute attribute = attribute();
    setForGroup(group(), attribute, "of strangers");

    Answer answer = as(user).get("/users/me/attributes/" + attribute.name() + "/explanation");

    assertThat(reasons(answer))
        .containsExactly("user not_set", "directory not_set", "default not_set");
    assertThat(answer.string("source")).isEqualTo("none");
    assertThat(answer.object().isNull("value")).isTrue();
  }

  @Test
  void hidden_values_are_never_shown() {
    String user = user();
    Attribute attribute = hidden();
    set(user, attribute, "s3cret-7Q");

    Answer answer = ok(admin().get(path(user, attribute)));

    assertThat(answer.text()).doesNotContain("s3cret-7Q");
    assertThat(answer.object().isNull("value")).isTrue();
    assertThat(answer.object().getBoolean("is_set")).isTrue();
  }

  @Test
  void refusals_have_the_shape_of_the_api() {
    String user = user();
    Attribute attribute = attribute();
    Attribute invisible = attribute("user_can_view", false, "user_can_edit", false);

    assertRefused(anonymous().get(path(user, attribute)), 401, "unauthenticated");
    assertRefused(as(user()).get(path(user, attribute)), 403, "denied");
    assertRefused(as(user).get(path(user, invisible)), 404, "not_found");
    assertRefused(admin().get(path("999999999999", attribute)), 404, "not_found");
    assertRefused(admin().get(path("no-number", attribute)), 404, "not_found");
    assertRefused(
        admin().get("/users/" + user + "/attributes/no_such_name/explanation"), 404, "not_found");
    assertRefused(admin().get(path(user, attribute) + "?x=1"), 400, "malformed");
  }

  @Test
  void a_what_if_says_what_would_be_and_changes_nothing() {
    String user = user();
    String group = group();
    Attribute attribute = attribute("default_value", "last");
    setForGroup(group, attribute, "of the group");

    Answer answer = ok(admin().get("/users/" + user + "/what-if?add_group=" + group));

    JsonObject value = value(answer, attribute);
    assertThat(value.getString("value")).isEqualTo("of the group");
    assertThat(value.getString("source")).isEqualTo("group");
    assertThat(value.getBoolean("differs")).isTrue();
    assertThat(value.getJsonObject("now").getString("value")).isEqualTo("last");
    assertThat(answer.object().getInt("changes")).isPositive();
    assertThat(admin().get(path(user, attribute)).string("value")).isEqualTo("last");
    join(user, group);
    Answer without = ok(admin().get("/users/" + user + "/what-if?remove_group=" + group));
    assertThat(value(without, attribute).getString("value")).isEqualTo("last");
  }

  private static JsonObject value(Answer answer, Attribute attribute) {
    return answer.object().getJsonArray("values").getValuesAs(JsonObject.class).stream()
        .filter(
            value ->
                value.getJsonObject("attribute").get("id").equals(Json.createValue(attribute.id())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_what_if_that_makes_no_sense_is_refused() {
    String user = user();
    String group = group();
    String path = "/users/" + user + "/what-if";

    assertRefused(anonymous().get(path), 401, "unauthenticated");
    assertRefused(as(user).get(path), 403, "denied");
    assertRefused(admin().get("/users/999999999999/what-if"), 404, "not_found");
    assertRefused(admin().get(path + "?add_group=x"), 400, "malformed");
    Answer unknown = admin().get(path + "?add_group=999999999999&remove_group=" + group);
    assertRefused(unknown, 422, "invalid");
    assertThat(unknown.wrongFields()).containsExactly("add_group", "remove_group");
  }
}
