package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;

/** Many user values in one transaction. */
@OnBothDatabases
class BatchIT extends ApiTest {

  private static final String PATH = "/values:batch";

  private static String batch(String... items) {
    return "{\"values\":[" + String.join(",", items) + "]}";
  }

  private static String item(String user, Attribute attribute, String value) {
    return "{\"user_id\":\"%s\",\"attribute\":\"%s\",\"value\":%s}"
        .formatted(user, attribute.name(), value);
  }

  private String value(String user, Attribute attribute) {
    Answer answer =
        ok(admin().get("/users/" + user + "/attributes/" + attribute.name() + "/explanation"));
    return answer.object().isNull("value") ? "none" : answer.string("value");
  }

  @Test
  void values_are_set_and_deleted_at_once() {
    String one = user();
    String two = user();
    Attribute attribute = attribute();
    Attribute hidden = hidden();
    set(two, attribute, "old");

    Answer answer =
        admin()
            .post(
                PATH,
                batch(
                    item(one, attribute, "\"new\""),
                    item(one, hidden, "\"s3cret-7Q\""),
                    item(two, attribute, "null"),
                    "{\"user_id\":\"%s\",\"attribute_id\":\"%s\",\"value\":\"x\",\"expires_at\":\"2099-01-01T00:00:00Z\"}"
                        .formatted(two, hidden.id())));

    assertThat(ok(answer).text()).isEqualTo("{\"set\":3,\"deleted\":1}");
    assertThat(value(one, attribute)).isEqualTo("new");
    assertThat(value(two, attribute)).isEqualTo("none");
    assertThat(
            admin().get("/users/" + two + "/attributes/" + hidden.name() + "/explanation").text())
        .contains("\"expires_at\":\"2099-01-01T00:00:00Z\"");
  }

  @Test
  void ten_thousand_values_are_taken_and_one_more_is_not() {
    Attribute attribute = attribute();
    List<String> users = Stream.generate(this::user).limit(100).toList();
    List<Attribute> attributes = Stream.generate(() -> attribute()).limit(100).toList();
    String[] items =
        users.stream()
            .flatMap(user -> attributes.stream().map(each -> item(user, each, "\"" + user + "\"")))
            .toArray(String[]::new);
    String tooMany =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> item("1", attribute, "\"x\""))
            .collect(Collectors.joining(","));

    assertThat(ok(admin().post(PATH, batch(items))).object().getInt("set")).isEqualTo(10_000);
    assertThat(value(users.get(99), attributes.get(99))).isEqualTo(users.get(99));
    assertThat(value(users.get(0), attributes.get(50))).isEqualTo(users.get(0));
    attributes.forEach(each -> looker().delete("/user_attributes/" + each.id()));
    Answer answer = admin().post(PATH, batch(tooMany));
    assertRefused(answer, 422, "invalid");
    assertThat(answer.wrongFields()).containsExactly("values");
  }

  @Test
  void one_wrong_item_is_named_by_its_index_and_nothing_is_written() {
    String user = user();
    Attribute attribute = attribute();
    Attribute number = attribute("type", "number");

    Answer answer =
        admin()
            .post(
                PATH,
                batch(
                    item(user, attribute, "\"right\""),
                    item(user, number, "\"no number\""),
                    item("999999999999", attribute, "\"x\""),
                    item(user, attribute, "\"again\""),
                    "{\"user_id\":\"%s\",\"attribute\":\"no_such_name\",\"value\":\"x\"}"
                        .formatted(user)));

    assertRefused(answer, 422, "invalid");
    assertThat(answer.wrongFields())
        .containsExactly(
            "values[1].value", "values[2].user_id", "values[3]", "values[4].attribute");
    assertThat(value(user, attribute)).isEqualTo("none");
  }

  @Test
  void items_without_the_form_of_one_are_named_by_their_index() {
    String user = user();
    Attribute attribute = attribute();

    Answer answer =
        admin()
            .post(
                PATH,
                batch(
                    "1",
                    "{}",
                    item(user, attribute, "7"),
                    "{\"user_id\":\"%s\",\"attribute\":\"%s\",\"value\":\"x\",\"expires_at\":\"soon\",\"y\":1}"
                        .formatted(user, attribute.name())));

    assertRefused(answer, 422, "invalid");
    assertThat(answer.wrongFields())
        .containsExactly(
            "values[0]",
            "values[1].user_id",
            "values[1].attribute",
            "values[1].value",
            "values[2].value",
            "values[3]",
            "values[3].expires_at");
  }

  @Test
  void a_user_writes_his_own_editable_values_only() {
    String user = user();
    Attribute attribute = attribute();
    Attribute fixed = attribute("user_can_edit", false);

    assertThat(ok(as(user).post(PATH, batch(item(user, attribute, "\"mine\"")))).text())
        .isEqualTo("{\"set\":1,\"deleted\":0}");
    assertRefused(as(user).post(PATH, batch(item(user, fixed, "\"x\""))), 403, "denied");
    assertRefused(as(user).post(PATH, batch(item(user(), attribute, "\"x\""))), 403, "denied");
  }

  @Test
  void refusals_have_the_shape_of_the_api() {
    assertRefused(anonymous().post(PATH, batch()), 401, "unauthenticated");
    assertRefused(admin().post(PATH, "{"), 400, "malformed");
    assertRefused(admin().post(PATH, "[]"), 400, "malformed");
    assertRefused(admin().post(PATH, "{\"values\":1}"), 422, "invalid");
    assertRefused(admin().post(PATH, "{\"other\":[]}"), 422, "invalid");
    assertRefused(admin().post(PATH, batch(), "text/plain"), 415, "unsupported_media_type");
    assertRefused(admin().get(PATH), 405, "method_not_allowed");
    assertRefused(admin().post(PATH, " ".repeat(5_000_000)), 413, "too_large");
  }

  @Test
  void an_empty_batch_does_nothing() {
    assertThat(ok(admin().post(PATH, batch())).text()).isEqualTo("{\"set\":0,\"deleted\":0}");
  }
}
