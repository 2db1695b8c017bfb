package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.OnBothDatabases;

/** Which value a user has, and why. */
@OnBothDatabases
class PrecedenceIT extends LookerTest {

  private static List<String> path(List<JsonObject> rows) {
    return rows.stream()
        .map(
            row ->
                row.getInt("rank") + " " + row.getString("source") + " " + row.getString("value"))
        .toList();
  }

  private List<String> searchPath(String user, String attribute) {
    return path(ok(admin().get(values(user, attribute) + "&all_values=true")).objects());
  }

  @Test
  void the_search_path_is_own_value_groups_by_rank_default() {
    String attribute = attributeWithDefault("world");
    String first = unique("first");
    String second = unique("second");
    String firstGroup = group(first);
    String secondGroup = group(second);
    String user = userIn(secondGroup, firstGroup);
    setForGroup(firstGroup, attribute, "one");
    setForGroup(secondGroup, attribute, "two");
    set(user, attribute, "own");

    assertThat(searchPath(user, attribute))
        .containsExactly(
            "-1 User Setting own",
            "1 Group: " + first + " one",
            "2 Group: " + second + " two",
            "1 Default world");
  }

  @Test
  void without_all_values_only_the_best_row_comes() {
    String attribute = attributeWithDefault("world");
    String user = user();
    set(user, attribute, "own");

    assertThat(path(ok(admin().get(values(user, attribute))).objects()))
        .containsExactly("-1 User Setting own");
  }

  @Test
  void the_lowest_rank_wins_whatever_the_order_of_membership() {
    String attribute = attribute();
    String low = group();
    String high = group();
    String user = userIn(high, low);
    ok(
        admin()
            .post(
                "/user_attributes/" + attribute + "/group_values",
                array(
                    object("group_id", high, "value", "high", "rank", 20),
                    object("group_id", low, "value", "low", "rank", 10))));

    assertThat(effective(user, attribute)).isEqualTo("low");
  }

  @Test
  void deleting_the_own_value_falls_back_to_the_group_then_to_the_default() {
    String attribute = attributeWithDefault("world");
    String group = group();
    String user = userIn(group);
    setForGroup(group, attribute, "groups");
    set(user, attribute, "own");

    admin().delete(value(user, attribute));
    assertThat(effective(user, attribute)).isEqualTo("groups");
    admin().delete(groupValue(group, attribute));
    assertThat(effective(user, attribute)).isEqualTo("world");
    admin().patch("/user_attributes/" + attribute, object("default_value", ""));
    assertThat(effective(user, attribute)).isEqualTo("unset");
  }

  @Test
  void the_value_of_a_parent_group_reaches_the_members_of_nested_groups() {
    String attribute = attribute();
    String grandparent = group();
    String parent = group();
    String child = group();
    nest(child, parent);
    nest(parent, grandparent);
    String user = userIn(child);
    setForGroup(grandparent, attribute, "inherited");

    assertThat(effective(user, attribute)).isEqualTo("inherited");
  }

  @Test
  void the_value_of_a_nested_group_does_not_reach_the_members_of_its_parent() {
    String attribute = attribute();
    String parent = group();
    String child = group();
    nest(child, parent);
    String user = userIn(parent);
    setForGroup(child, attribute, "childs");

    assertThat(effective(user, attribute)).isEqualTo("unset");
  }

  @Test
  void a_group_that_is_reached_twice_counts_once() {
    String attribute = attribute();
    String name = unique("top");
    String top = group(name);
    String left = group();
    String right = group();
    nest(left, top);
    nest(right, top);
    String user = userIn(left, right, top);
    setForGroup(top, attribute, "once");

    assertThat(searchPath(user, attribute)).containsExactly("1 Group: " + name + " once");
  }

  @Test
  void everybody_is_in_the_group_of_all_users() {
    String attribute = attribute();
    String user = user();
    setForGroup("1", attribute, "all");

    assertThat(searchPath(user, attribute)).containsExactly("1 Group: All Users all");
  }

  @Test
  void leaving_a_group_loses_its_value() {
    String attribute = attribute();
    String group = group();
    String user = userIn(group);
    setForGroup(group, attribute, "groups");

    admin().delete("/groups/" + group + "/users/" + user);

    assertThat(effective(user, attribute)).isEqualTo("unset");
  }

  @Test
  void the_empty_text_is_a_value_like_any_other() {
    String attribute = attributeWithDefault("world");
    String user = user();
    set(user, attribute, "");

    assertThat(searchPath(user, attribute)).containsExactly("-1 User Setting ", "1 Default world");
  }

  @Test
  void an_unset_attribute_has_a_row_only_if_asked_for() {
    String attribute = attribute();
    String user = user();

    assertThat(ok(admin().get(values(user, attribute))).array()).isEmpty();
    JsonObject row =
        ok(admin().get(values(user, attribute) + "&include_unset=true")).objects().get(0);
    assertThat(path(List.of(row))).containsExactly("1 No Value ");
    assertThat(row.getJsonObject("can")).isEmpty();
    assertThat(row.getString("user_attribute_id")).isEqualTo(attribute);
    assertThat(row.getString("user_id")).isEqualTo(user);
  }

  @Test
  void an_unset_attribute_has_one_row_in_a_whole_search_path() {
    String attribute = attribute();

    assertThat(
            path(
                ok(admin().get(values(user(), attribute) + "&include_unset=true&all_values=true"))
                    .objects()))
        .containsExactly("1 No Value ");
  }

  @Test
  void only_an_own_value_can_be_shown() {
    String attribute = attributeWithDefault("world");
    String user = user();
    set(user, attribute, "own");

    assertThat(ok(admin().get(values(user, attribute) + "&all_values=true")).objects())
        .extracting(row -> row.getJsonObject("can"))
        .containsExactly(object("show", true), object());
  }

  @Test
  void attributes_computed_from_the_user_are_system_settings() {
    String user = user();

    JsonObject row = ok(admin().get(values(user, "1"))).objects().get(0);

    assertThat(path(List.of(row))).containsExactly("1 System Setting Grace");
  }

  @Test
  void the_id_of_the_user_is_his_attribute() {
    String user = user();

    assertThat(effective(user, "6")).isEqualTo(user);
  }

  @Test
  void a_system_attribute_without_a_value_is_there_and_empty() {
    String user = user();

    assertThat(searchPath(user, "5")).containsExactly("1 System Setting ");
    set(user, "5", "Europe/Berlin");
    assertThat(searchPath(user, "5")).containsExactly("-1 User Setting Europe/Berlin");
  }

  @Test
  void the_locale_has_a_default() {
    assertThat(searchPath(user(), "11")).containsExactly("1 Default en");
  }

  @Test
  void a_computed_attribute_can_not_be_set() {
    assertThat(admin().patch(value(user(), "1"), object("value", "x")).status()).isEqualTo(403);
    assertThat(admin().patch(groupValue(group(), "1"), object("value", "x")).status())
        .isEqualTo(403);
  }

  @Test
  void a_managed_system_attribute_can_be_set() {
    String user = user();
    set(user, "5", "Europe/Berlin");

    assertThat(effective(user, "5")).isEqualTo("Europe/Berlin");
  }

  @Test
  void without_ids_all_attributes_come() {
    String attribute = attributeWithDefault("x");

    assertThat(
            ok(admin().get("/users/" + user() + "/attribute_values")).strings("user_attribute_id"))
        .contains("1", "6", attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s,%s", "%%22%s,%s%%22", "%s,%%20%s", "%s&user_attribute_ids=%s"})
  void ids_are_read_in_every_form_that_clients_send(String form) {
    String one = attributeWithDefault("1");
    String two = attributeWithDefault("2");

    assertThat(
            ok(admin().get(values(user(), form.formatted(one, two)))).strings("user_attribute_id"))
        .containsExactlyInAnyOrder(one, two);
  }

  @Test
  void blank_ids_mean_all() {
    assertThat(ok(admin().get(values(user(), ""))).array()).hasSizeGreaterThan(5);
    assertThat(ok(admin().get(values(user(), "%22%22"))).array()).hasSizeGreaterThan(5);
  }

  @Test
  void ids_of_nothing_select_nothing() {
    assertThat(ok(admin().get(values(user(), "999999999,abc"))).array()).isEmpty();
  }

  @Test
  void fields_select_the_members_of_the_rows() {
    String attribute = attributeWithDefault("x");

    assertThat(ok(admin().get(values(user(), attribute) + "&fields=name,value")).objects())
        .allSatisfy(row -> assertThat(row.keySet()).containsExactlyInAnyOrder("name", "value"));
  }

  @Test
  void the_rows_carry_what_the_definition_says() {
    JsonObject body = with(definition("number"), "default_value", "5");
    String attribute = attribute(body);

    JsonObject row = ok(admin().get(values(user(), attribute))).objects().get(0);

    assertThat(row.getString("name")).isEqualTo(body.getString("name"));
    assertThat(row.getString("label")).isEqualTo(body.getString("label"));
    assertThat(row.getBoolean("user_can_edit")).isTrue();
    assertThat(row.isNull("hidden_value_domain_whitelist")).isTrue();
  }

  @Test
  void a_changed_default_is_effective_at_once() {
    String attribute = attributeWithDefault("before");
    String user = user();
    assertThat(effective(user, attribute)).isEqualTo("before");

    admin().patch("/user_attributes/" + attribute, object("default_value", "after"));

    assertThat(effective(user, attribute)).isEqualTo("after");
  }
}
