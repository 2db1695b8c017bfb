package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;
import org.precedent.testing.KnownSecrets;

/** What is hidden stays hidden, in every answer and to anybody. */
@OnBothDatabases
class HiddenValuesIT extends LookerTest {

  private static final String SECRET = KnownSecrets.add("s3cr3t-that-nobody-reads");
  private static final String WHITELIST = "https://api.example.test/*";
  private static final String FIELD = "hidden_value_domain_whitelist";

  @Test
  void a_hidden_own_value_is_null_when_it_is_set() {
    Answer answer =
        ok(admin().patch(value(user(), hiddenAttribute(WHITELIST)), object("value", SECRET)));

    assertThat(answer.object().isNull("value")).isTrue();
    assertThat(answer.object().getBoolean("value_is_hidden")).isTrue();
    assertThat(answer.string(FIELD)).isEqualTo(WHITELIST);
  }

  @Test
  void a_hidden_own_value_is_null_to_administrators_and_to_the_user_himself() {
    String attribute = hiddenAttribute(WHITELIST);
    String user = user();
    set(user, attribute, SECRET);

    Answer administrators = ok(admin().get(values(user, attribute) + "&all_values=true"));
    Answer own = ok(admin().as(user).get(values(user, attribute)));

    assertThat(administrators.objects().get(0).isNull("value")).isTrue();
    assertThat(own.objects().get(0).isNull("value")).isTrue();
    assertThat(own.objects().get(0).getString("source")).isEqualTo("User Setting");
  }

  @Test
  void a_hidden_group_value_is_null_in_every_answer() {
    String attribute = hiddenAttribute(WHITELIST);
    String group = group();
    String user = userIn(group);

    Answer set = ok(admin().patch(groupValue(group, attribute), object("value", SECRET)));
    Answer replaced =
        ok(
            admin()
                .post(
                    "/user_attributes/" + attribute + "/group_values",
                    array(object("group_id", group, "value", SECRET))));
    Answer listed = ok(admin().get("/user_attributes/" + attribute + "/group_values"));
    Answer effective = ok(admin().get(values(user, attribute)));

    assertThat(set.object().isNull("value")).isTrue();
    assertThat(replaced.objects().get(0).isNull("value")).isTrue();
    assertThat(listed.objects().get(0).isNull("value")).isTrue();
    assertThat(effective.objects().get(0).isNull("value")).isTrue();
  }

  @Test
  void a_hidden_default_reads_as_set() {
    JsonObject body =
        with(
            with(with(definition("string"), "value_is_hidden", true), FIELD, WHITELIST),
            "default_value",
            SECRET);
    String attribute = attribute(body);
    String user = user();

    assertThat(admin().get("/user_attributes/" + attribute).string("default_value"))
        .isEqualTo("DEFAULT_IS_SET");
    JsonObject row = ok(admin().get(values(user, attribute))).objects().get(0);
    assertThat(row.isNull("value")).isTrue();
    assertThat(row.getString("source")).isEqualTo("Default");
  }

  @Test
  void a_hidden_attribute_without_default_reads_null() {
    assertThat(
            admin()
                .get("/user_attributes/" + hiddenAttribute(WHITELIST))
                .object()
                .isNull("default_value"))
        .isTrue();
  }

  @Test
  void sending_the_sentinel_back_keeps_the_default() {
    String attribute = hiddenAttribute(WHITELIST);
    ok(admin().patch("/user_attributes/" + attribute, object("default_value", SECRET)));

    ok(admin().patch("/user_attributes/" + attribute, object("default_value", "DEFAULT_IS_SET")));

    assertThat(ok(admin().get(values(user(), attribute))).objects().get(0).getString("source"))
        .isEqualTo("Default");
  }

  @Test
  void hiding_hides_the_values_that_are_there() {
    String attribute = attributeWithDefault(SECRET);
    String user = user();
    set(user, attribute, SECRET);

    ok(admin().patch("/user_attributes/" + attribute, object("value_is_hidden", true)));

    Answer path = ok(admin().get(values(user, attribute) + "&all_values=true"));
    assertThat(path.objects())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.isNull("value")).isTrue());
    assertThat(admin().get("/user_attributes/" + attribute).text()).doesNotContain(SECRET);
  }

  @Test
  void a_hidden_attribute_can_not_be_shown_again() {
    Answer answer =
        admin()
            .patch(
                "/user_attributes/" + hiddenAttribute(WHITELIST), object("value_is_hidden", false));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("value_is_hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "'https://a.test/*,https://b.test/*', https://a.test/*",
    "https://a.test/*, https://a.test/x/*",
    "my_domain/*, my_domain/route/*",
    "https://a.test/*, https://a.test/only"
  })
  void a_whitelist_becomes_narrower(String before, String after) {
    String attribute = hiddenAttribute(before);

    assertThat(
            ok(admin().patch("/user_attributes/" + attribute, object(FIELD, after))).string(FIELD))
        .isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test/*, 'https://a.test/*,https://b.test/*'",
    "https://a.test/x/*, https://a.test/*",
    "https://a.test/*, https://b.test/*",
    "https://a.test/*, *"
  })
  void a_whitelist_does_not_become_wider(String before, String after) {
    String attribute = hiddenAttribute(before);

    Answer answer = admin().patch("/user_attributes/" + attribute, object(FIELD, after));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly(FIELD);
    assertThat(admin().get("/user_attributes/" + attribute).string(FIELD)).isEqualTo(before);
  }

  @Test
  void a_whitelist_can_not_be_taken_away() {
    Answer answer =
        admin().patch("/user_attributes/" + hiddenAttribute(WHITELIST), object(FIELD, null));

    assertThat(answer.wrongFields()).containsExactly(FIELD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_empty_whitelist_is_refused_with_the_words_that_clients_match(boolean hidden) {
    JsonObject body = with(with(definition("string"), "value_is_hidden", hidden), FIELD, "");

    Answer answer = admin().post("/user_attributes", body);

    assertThat(answer.wrongFields()).containsExactly(FIELD);
    assertThat(answer.text())
        .contains(
            "hidden_value_domain_whitelist must be a comma-separated list of urls with optional wildcards");
  }

  @Test
  void a_null_whitelist_is_none() {
    assertThat(admin().post("/user_attributes", with(definition("string"), FIELD, null)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://foobar.com/*",
        "my_domain/route/sub/*",
        "https://example.com*,localhost:9932,https://www.*.my-destination.com/*",
        "https://host.tld"
      })
  void whitelists_as_clients_write_them_are_taken(String whitelist) {
    assertThat(admin().get("/user_attributes/" + hiddenAttribute(whitelist)).string(FIELD))
        .isEqualTo(whitelist);
  }

  private String hiddenAttributeCalled(String name) {
    return attribute(
        object(
            "name",
            name,
            "label",
            name,
            "type",
            "string",
            "value_is_hidden",
            true,
            FIELD,
            WHITELIST));
  }

  @Test
  void no_answer_tells_whether_a_hidden_value_equals_another_or_fits_a_type() {
    // Without digits, so that only those of ids and of the suffix are taken out below.
    String name = "oracle_" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    String of7 = hiddenAttributeCalled(name + "_7");
    String ofText = hiddenAttributeCalled(name + "_text");
    String user = user();
    set(user, of7, "7");
    set(user, ofText, "text");
    ok(admin().patch("/user_attributes/" + of7, object("default_value", "7")));
    ok(admin().patch("/user_attributes/" + ofText, object("default_value", "text")));

    Answer same = admin().patch(value(user, of7), object("value", "7"));
    Answer other = admin().patch(value(user, of7), object("value", "8"));
    Answer number = admin().patch("/user_attributes/" + of7, object("type", "number"));
    Answer text = admin().patch("/user_attributes/" + ofText, object("type", "number"));

    assertThat(same.text()).isEqualTo(other.text());
    assertThat(same.headers().get("etag")).isEqualTo(other.headers().get("etag"));
    assertThat(number.status()).isEqualTo(text.status());
    assertThat(number.text().replace("_7", "").replace(of7, ""))
        .isEqualTo(text.text().replace("_text", "").replace(ofText, ""));
  }
}
