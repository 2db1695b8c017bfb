package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;

/** The effective values of one attribute for many users at once. */
@OnBothDatabases
class BulkIT extends ApiTest {

  private static String path(Attribute attribute, String query) {
    return "/user_attributes/" + attribute.id() + "/values" + query;
  }

  private static List<String> users(Answer answer) {
    return lines(ok(answer)).stream().map(line -> line.getString("user_id")).toList();
  }

  @Test
  void each_user_has_a_line_with_value_and_source() {
    String own = user();
    String member = user();
    String other = user();
    String group = group();
    join(member, group);
    Attribute attribute = attribute();
    set(own, attribute, "a \"quoted\"\nvalue");
    setForGroup(group, attribute, "of the group");

    Answer answer = admin().get(path(attribute, "?ids=" + String.join(",", own, member, other)));

    assertThat(answer.header("Content-Type")).contains("application/x-ndjson");
    List<JsonObject> lines = lines(ok(answer));
    assertThat(lines)
        .extracting(line -> line.getString("user_id"))
        .containsExactly(own, member, other);
    assertThat(lines)
        .extracting(line -> line.getString("source"))
        .containsExactly("user", "group", "none");
    assertThat(lines.get(0).getString("value")).isEqualTo("a \"quoted\"\nvalue");
    assertThat(lines.get(1).getString("group_id")).isEqualTo(group);
    assertThat(lines.get(1).getInt("rank")).isEqualTo(1);
    assertThat(lines.get(2).isNull("value")).isTrue();
    assertThat(lines.get(2).getBoolean("is_set")).isFalse();
  }

  @Test
  void all_users_are_there_and_the_name_is_as_good_as_the_id() {
    String user = user();
    Attribute attribute = attribute("default_value", "last");

    List<String> byName =
        users(admin().get("/user_attributes/" + attribute.name() + "/values?cursor=0"));

    assertThat(byName).contains(user);
    assertThat(byName.stream().map(Long::valueOf)).isSorted();
  }

  @Test
  void csv_is_quoted_and_formulas_are_defused_where_that_is_asked_for() {
    String user = user();
    Attribute attribute = attribute();
    set(user, attribute, "=1+\"1\"");

    Answer csv = ok(admin().get(path(attribute, "?ids=" + user), "text/csv"));
    Answer safe = ok(admin().get(path(attribute, "?format=csv&spreadsheet=true&ids=" + user)));

    assertThat(csv.header("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.text())
        .isEqualTo(
            "user_id,is_set,value,source,group_id,rank\r\n"
                + user
                + ",true,\"=1+\"\"1\"\"\",user,,\r\n");
    assertThat(safe.text()).contains("\"'=1+\"\"1\"\"\"");
    assertThat(safe.header("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"" + attribute.name() + ".csv\"");
  }

  @Test
  void the_read_goes_on_after_the_last_user_that_was_read() {
    String one = user();
    String two = user();
    String three = user();
    Attribute attribute = attribute();
    String ids = "ids=" + String.join(",", one, two, three);

    assertThat(users(admin().get(path(attribute, "?limit=2&" + ids)))).containsExactly(one, two);
    assertThat(users(admin().get(path(attribute, "?limit=2&cursor=" + two + "&" + ids))))
        .containsExactly(three);
  }

  @Test
  void filters_leave_users_out() {
    String member = user();
    String other = user();
    String inner = group();
    String outer = group();
    nest(inner, outer);
    join(member, inner);
    Attribute attribute = attribute("default_value", "last");
    set(other, attribute, "own");

    assertThat(users(admin().get(path(attribute, "?group=" + outer)))).containsExactly(member);
    assertThat(users(admin().get(path(attribute, "?source=user")))).containsExactly(other);
    assertThat(users(admin().get(path(attribute, "?value=own")))).containsExactly(other);
    assertThat(users(admin().get(path(attribute, "?login=nobody%25")))).isEmpty();
    assertThat(users(admin().get(path(attribute, "?email=no_body%40x%25")))).isEmpty();
  }

  @Test
  void system_attributes_can_be_read() {
    String user = user();

    List<JsonObject> lines =
        lines(ok(admin().get("/user_attributes/first_name/values?ids=" + user)));

    assertThat(lines.get(0).getString("value")).isEqualTo("Grace");
    assertThat(lines.get(0).getString("source")).isEqualTo("system");
  }

  @Test
  void ten_thousand_users_are_named_in_a_body() {
    String one = user();
    String two = user();
    String other = user();
    Attribute attribute = attribute();
    set(two, attribute, "own");
    String ids =
        Stream.concat(
                Stream.of(two, one),
                LongStream.range(0, 9_998).mapToObj(i -> Long.toString(900_000_000_000L + i)))
            .collect(Collectors.joining("\",\""));

    Answer answer = admin().post(path(attribute, ""), "{\"user_ids\":[\"" + ids + "\"]}");

    assertThat(users(answer)).containsExactly(one, two).doesNotContain(other);
    assertThat(
            users(
                admin()
                    .post(
                        path(attribute, "?source=user&limit=1&cursor=" + one),
                        "{\"user_ids\":[\"" + ids + "\"]}")))
        .containsExactly(two);
    assertThat(
            ok(admin().post(path(attribute, "?format=csv"), "{\"user_ids\":[\"" + two + "\"]}"))
                .text())
        .endsWith(two + ",true,\"own\",user,,\r\n");
    Answer tooMany = admin().post(path(attribute, ""), "{\"user_ids\":[\"" + ids + "\",\"7\"]}");
    assertRefused(tooMany, 422, "invalid");
    assertThat(tooMany.wrongFields()).containsExactly("user_ids");
  }

  @Test
  void a_body_that_names_nobody_is_refused() {
    Attribute attribute = attribute();

    for (String body :
        List.of(
            "{}",
            "{\"user_ids\":[]}",
            "{\"user_ids\":\"1\"}",
            "{\"user_ids\":[1]}",
            "{\"user_ids\":[\"x\"]}",
            "{\"user_ids\":[\"1\"],\"limit\":1}")) {
      assertRefused(admin().post(path(attribute, ""), body), 422, "invalid");
    }
    String body = "{\"user_ids\":[\"1\"]}";
    assertRefused(admin().post(path(attribute, ""), "{"), 400, "malformed");
    assertRefused(admin().post(path(attribute, "?ids=1"), body), 400, "malformed");
    assertRefused(
        admin().post(path(attribute, ""), body, "text/plain"), 415, "unsupported_media_type");
    assertRefused(as(user()).post(path(attribute, ""), body), 403, "denied");
  }

  @Test
  void hidden_values_are_neither_shown_nor_compared() {
    String user = user();
    Attribute attribute = hidden();
    set(user, attribute, "s3cret-7Q");

    Answer answer = ok(admin().get(path(attribute, "?ids=" + user)));

    assertThat(answer.text())
        .doesNotContain("s3cret-7Q")
        .contains("\"is_set\":true,\"value\":null");
    assertRefused(admin().get(path(attribute, "?value=s3cret-7Q")), 422, "invalid");
  }

  @Test
  void refusals_have_the_shape_of_the_api() {
    Attribute attribute = attribute();

    assertRefused(anonymous().get(path(attribute, "")), 401, "unauthenticated");
    assertRefused(as(user()).get(path(attribute, "")), 403, "denied");
    assertRefused(admin().get("/user_attributes/no_such_name/values"), 404, "not_found");
    assertRefused(admin().get("/user_attributes/999999999/values"), 404, "not_found");
    assertRefused(admin().get(path(attribute, ""), "image/png"), 406, "not_acceptable");
    assertRefused(admin().get(path(attribute, "?group=999999999")), 422, "invalid");
    for (String query :
        List.of(
            "?group=x",
            "?ids=1,x",
            "?ids=",
            "?cursor=-1",
            "?limit=0",
            "?limit=x",
            "?source=x",
            "?format=xml",
            "?login=%5C",
            "?email=a%00",
            "?unknown=1",
            "?limit=1&limit=2",
            "?spreadsheet=x")) {
      assertRefused(admin().get(path(attribute, query)), 400, "malformed");
    }
  }
}
