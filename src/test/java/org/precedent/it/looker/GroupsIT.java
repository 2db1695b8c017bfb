package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnBothDatabases;

/** The operations on groups, their members and their values. */
@OnBothDatabases
class GroupsIT extends LookerTest {

  @Test
  void a_new_group_reads_back_as_it_was_answered() {
    Answer created = ok(admin().post("/groups", object("name", unique("group"))));

    assertThat(admin().get("/groups/" + created.id()).json()).isEqualTo(created.json());
    assertThat(created.object().getInt("user_count")).isZero();
  }

  @Test
  void a_group_without_name_is_refused() {
    assertThat(admin().post("/groups", object()).status()).isEqualTo(422);
    assertThat(admin().post("/groups", object("name", null)).status()).isEqualTo(422);
    assertThat(admin().post("/groups", object("name", "")).status()).isEqualTo(422);
  }

  @Test
  void a_group_is_renamed() {
    String group = group();
    String name = unique("renamed");

    assertThat(ok(admin().patch("/groups/" + group, object("name", name))).string("name"))
        .isEqualTo(name);
    assertThat(admin().get("/groups/" + group).string("name")).isEqualTo(name);
  }

  @Test
  void a_group_is_not_renamed_to_the_name_of_another() {
    String name = unique("taken");
    group(name);

    assertThat(admin().patch("/groups/" + group(), object("name", name)).wrongFields())
        .containsExactly("name");
  }

  @Test
  void a_deleted_group_is_gone_and_its_values_with_it() {
    String attribute = attribute();
    String group = group();
    String user = userIn(group);
    setForGroup(group, attribute, "x");

    assertThat(admin().delete("/groups/" + group).status()).isEqualTo(204);

    assertThat(admin().get("/groups/" + group).status()).isEqualTo(404);
    assertThat(admin().delete("/groups/" + group).status()).isEqualTo(404);
    assertThat(ok(admin().get("/user_attributes/" + attribute + "/group_values")).array())
        .isEmpty();
    assertThat(effective(user, attribute)).isEqualTo("unset");
  }

  @Test
  void the_group_of_all_users_can_not_be_deleted() {
    assertThat(admin().delete("/groups/1").status()).isEqualTo(403);
    assertThat(admin().get("/groups/1").string("name")).isEqualTo("All Users");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "999999999", "99999999999999999999", "abc", "%22"})
  void an_id_that_is_of_nothing_is_not_found(String id) {
    assertThat(admin().get("/groups/" + id).status()).isEqualTo(404);
    assertThat(admin().patch("/groups/" + id, object("name", unique("x"))).status()).isEqualTo(404);
    assertThat(admin().delete("/groups/" + id).status()).isEqualTo(404);
    assertThat(admin().get("/groups/" + id + "/groups").status()).isEqualTo(404);
    assertThat(admin().get("/groups/" + id + "/users").status()).isEqualTo(404);
    assertThat(admin().post("/groups/" + id + "/users", object("user_id", "1")).status())
        .isEqualTo(404);
    assertThat(admin().post("/groups/" + id + "/groups", object("group_id", group())).status())
        .isEqualTo(404);
    assertThat(admin().patch(groupValue(id, attribute()), object("value", "x")).status())
        .isEqualTo(404);
    assertThat(admin().delete(groupValue(id, attribute())).status()).isEqualTo(404);
  }

  @Test
  void groups_are_listed_by_ids_in_every_form() {
    String one = group();
    String two = group();

    assertThat(ok(admin().get("/groups?ids=" + one + "," + two)).strings("id"))
        .containsExactlyInAnyOrder(one, two);
    assertThat(ok(admin().get("/groups?ids=%22" + one + "," + two + "%22")).strings("id"))
        .containsExactlyInAnyOrder(one, two);
  }

  @Test
  void groups_are_listed_page_by_page() {
    group();
    group();
    group();

    Answer first = ok(admin().get("/groups?sorts=id&limit=2&offset=0"));
    Answer second = ok(admin().get("/groups?sorts=id&limit=2&offset=2"));

    assertThat(first.array()).hasSize(2);
    assertThat(second.strings("id")).doesNotContainAnyElementsOf(first.strings("id"));
  }

  @Test
  void the_older_parameters_page_and_per_page_count_too() {
    group();
    group();

    assertThat(ok(admin().get("/groups?sorts=id&page=2&per_page=1")).json())
        .isEqualTo(ok(admin().get("/groups?sorts=id&limit=1&offset=1")).json());
  }

  @Test
  void a_group_is_found_by_its_name_whatever_the_case() {
    String name = unique("find");
    String group = group(name);

    assertThat(
            ok(admin()
                    .get(
                        "/groups/search?fields=id&name=" + name.toUpperCase(java.util.Locale.ROOT)))
                .strings("id"))
        .containsExactly(group);
  }

  @Test
  void a_group_is_found_by_a_pattern() {
    String name = unique("pattern");
    String group = group(name);

    assertThat(
            ok(admin()
                    .get(
                        "/groups/search?name=" + LookerClient.encoded(name.substring(0, 15) + "%")))
                .strings("id"))
        .contains(group);
  }

  @Test
  void the_hierarchy_names_the_parents() {
    String parentName = unique("parent");
    String childName = unique("child");
    String parent = group(parentName);
    String child = group(childName);
    nest(child, parent);

    JsonObject found =
        ok(admin().get("/groups/search/with_hierarchy?name=" + childName)).objects().get(0);

    assertThat(found.getJsonArray("parent_group_ids").toString()).contains("\"" + parent + "\"");
  }

  @Test
  void adding_a_user_answers_the_user() {
    String group = group();
    String user = user();

    Answer added = ok(admin().post("/groups/" + group + "/users", object("user_id", user)));

    assertThat(added.id()).isEqualTo(user);
    assertThat(added.object().getJsonArray("group_ids").toString()).contains("\"" + group + "\"");
    assertThat(ok(admin().get("/groups/" + group + "/users")).strings("id")).containsExactly(user);
    assertThat(admin().get("/groups/" + group).object().getInt("user_count")).isEqualTo(1);
  }

  @Test
  void adding_a_user_twice_changes_nothing() {
    String group = group();
    String user = userIn(group);

    ok(admin().post("/groups/" + group + "/users", object("user_id", user)));

    assertThat(ok(admin().get("/groups/" + group + "/users")).strings("id")).containsExactly(user);
  }

  @Test
  void adding_a_user_who_is_none_is_refused() {
    assertThat(
            admin().post("/groups/" + group() + "/users", object("user_id", "999999999")).status())
        .isEqualTo(404);
    assertThat(admin().post("/groups/" + group() + "/users", object()).status()).isEqualTo(400);
  }

  @Test
  void a_user_leaves_a_group() {
    String group = group();
    String user = userIn(group);

    assertThat(admin().delete("/groups/" + group + "/users/" + user).status()).isEqualTo(204);

    assertThat(ok(admin().get("/groups/" + group + "/users")).array()).isEmpty();
  }

  @Test
  void nobody_leaves_the_group_of_all_users() {
    assertThat(admin().delete("/groups/1/users/" + user()).status()).isEqualTo(403);
  }

  @Test
  void adding_a_group_answers_the_added_group() {
    String parent = group();
    String child = group();

    Answer added = ok(admin().post("/groups/" + parent + "/groups", object("group_id", child)));

    assertThat(added.id()).isEqualTo(child);
    assertThat(ok(admin().get("/groups/" + parent + "/groups")).strings("id"))
        .containsExactly(child);
  }

  @Test
  void what_is_no_id_of_a_group_is_wrong_and_not_missing() {
    String path = "/user_attributes/" + attribute() + "/group_values";

    Answer answer =
        admin()
            .post(
                path,
                array(
                    object("group_id", "abc", "value", "x"),
                    object("group_id", "999999999", "value", "x"),
                    object("value", "x")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.object().getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field") + " " + error.getString("code"))
        .contains("[0].group_id invalid", "[2].group_id missing_field");
  }

  @Test
  void groups_in_a_group_are_listed_in_parts() {
    String parent = group();
    String first = group();
    String second = group();
    nest(first, parent);
    nest(second, parent);
    String path = "/groups/" + parent + "/groups";

    assertThat(ok(admin().get(path + "?limit=1")).strings("id")).containsExactly(first);
    assertThat(ok(admin().get(path + "?limit=1&offset=1")).strings("id")).containsExactly(second);
    assertThat(ok(admin().get(path + "?limit=1&offset=2")).array()).isEmpty();
    assertThat(admin().get(path + "?limit=many").status()).isEqualTo(400);
  }

  @Test
  void a_group_is_taken_out_of_another() {
    String parent = group();
    String child = group();
    nest(child, parent);

    assertThat(admin().delete("/groups/" + parent + "/groups/" + child).status()).isEqualTo(204);

    assertThat(ok(admin().get("/groups/" + parent + "/groups")).array()).isEmpty();
  }

  @Test
  void groups_do_not_nest_in_circles() {
    String one = group();
    String two = group();
    String three = group();
    nest(two, one);
    nest(three, two);

    assertThat(admin().post("/groups/" + three + "/groups", object("group_id", one)).status())
        .isEqualTo(403);
    assertThat(admin().post("/groups/" + one + "/groups", object("group_id", one)).status())
        .isEqualTo(403);
  }

  @Test
  void a_group_value_carries_its_ids_and_the_first_rank() {
    String attribute = attribute();
    String group = group();

    JsonObject value =
        ok(admin().patch(groupValue(group, attribute), object("value", "x"))).object();

    assertThat(value.getString("group_id")).isEqualTo(group);
    assertThat(value.getString("user_attribute_id")).isEqualTo(attribute);
    assertThat(value.getInt("rank")).isEqualTo(1);
    assertThat(value.getString("value")).isEqualTo("x");
    assertThat(value.getJsonObject("can")).isEmpty();
  }

  @Test
  void a_group_value_that_is_set_again_keeps_id_and_rank() {
    String attribute = attribute();
    String one = group();
    setForGroup(one, attribute, "1");
    setForGroup(group(), attribute, "2");
    JsonObject before =
        ok(admin().get("/user_attributes/" + attribute + "/group_values")).objects().get(0);

    JsonObject after =
        ok(admin().patch(groupValue(one, attribute), object("value", "changed"))).object();

    assertThat(after.getString("id")).isEqualTo(before.getString("id"));
    assertThat(after.getInt("rank")).isEqualTo(1);
  }

  @Test
  void a_new_group_value_goes_last() {
    String attribute = attribute();
    setForGroup(group(), attribute, "1");
    setForGroup(group(), attribute, "2");

    assertThat(
            ok(admin().patch(groupValue(group(), attribute), object("value", "3")))
                .object()
                .getInt("rank"))
        .isEqualTo(3);
  }

  @Test
  void without_ranks_the_order_of_the_list_counts() {
    String attribute = attribute();
    String one = group();
    String two = group();

    Answer set =
        ok(
            admin()
                .post(
                    "/user_attributes/" + attribute + "/group_values",
                    array(
                        object("group_id", two, "value", "2"),
                        object("group_id", one, "value", "1"))));

    assertThat(set.strings("group_id")).containsExactly(two, one);
    assertThat(set.objects()).extracting(row -> row.getInt("rank")).containsExactly(1, 2);
    assertThat(admin().get("/user_attributes/" + attribute + "/group_values").json())
        .isEqualTo(set.json());
  }

  @Test
  void with_ranks_these_count() {
    String attribute = attribute();
    String one = group();
    String two = group();

    Answer set =
        ok(
            admin()
                .post(
                    "/user_attributes/" + attribute + "/group_values",
                    array(
                        object("group_id", two, "value", "2", "rank", 9),
                        object("group_id", one, "value", "1", "rank", 4))));

    assertThat(set.strings("group_id")).containsExactly(one, two);
  }

  @Test
  void a_replaced_list_drops_what_it_does_not_name() {
    String attribute = attribute();
    setForGroup(group(), attribute, "dropped");
    String kept = group();

    ok(
        admin()
            .post(
                "/user_attributes/" + attribute + "/group_values",
                array(object("group_id", kept, "value", "kept"))));

    assertThat(admin().get("/user_attributes/" + attribute + "/group_values").strings("value"))
        .containsExactly("kept");
  }

  @Test
  void a_group_that_stands_twice_is_refused() {
    String group = group();

    Answer answer =
        admin()
            .post(
                "/user_attributes/" + attribute() + "/group_values",
                array(
                    object("group_id", group, "value", "1"),
                    object("group_id", group, "value", "2")));

    assertThat(answer.wrongFields()).containsExactly("[1].group_id");
  }

  @Test
  void deleting_a_group_value_that_is_not_there_is_no_error() {
    assertThat(admin().delete(groupValue(group(), attribute())).status()).isEqualTo(204);
  }

  @Test
  void a_group_value_of_another_type_is_refused() {
    Answer answer =
        admin()
            .patch(groupValue(group(), attribute(definition("number"))), object("value", "many"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("value");
  }
}
