package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnBothDatabases;

/** From its expiry on, a value is gone for every reader of every door. */
@OnBothDatabases
class ExpiryIT extends AttributeTest {

  @Test
  void an_expired_user_value_gives_way_to_the_default_at_both_doors() {
    Person person = person();
    String name = managed("string", "default_value", "the default");
    String definition = definition(name);

    Instant expiry = setExpiring(person, name, "mine");
    assertThat(effective(person, definition).getString("value")).isEqualTo("mine");
    assertThat(effective(person, definition).getString("source")).isEqualTo("User Setting");
    after(expiry);

    assertThat(effective(person, definition).getString("value")).isEqualTo("the default");
    assertThat(value(person.client(), name).toString()).isEqualTo("\"the default\"");
    assertThat(ok(person.client().get(ATTR + "/names")).object().getJsonArray("result")).isEmpty();
    ok(person.client().post(ATTR, "name", name, "value", "again"));
    assertThat(effective(person, definition).getString("value")).isEqualTo("again");
  }

  @Test
  void an_expired_user_value_gives_way_to_that_of_a_group() {
    Person person = person();
    String name = managed("string");
    String definition = definition(name);
    String group =
        looker().post("/groups", Jsons.object("name", "expiry-" + person.lookerId())).id();
    looker().post("/groups/" + group + "/users", Jsons.object("user_id", person.lookerId()));
    looker()
        .patch(
            "/groups/" + group + "/attribute_values/" + definition,
            Jsons.object("value", "the group's"));

    Instant expiry = setExpiring(person, name, "mine");
    assertThat(effective(person, definition).getString("value")).isEqualTo("mine");
    after(expiry);

    assertThat(effective(person, definition).getString("value")).isEqualTo("the group's");
    assertThat(value(person.client(), name).toString()).isEqualTo("\"the group's\"");
  }

  @Test
  void a_name_taken_over_after_its_expiry_is_created_anew() {
    Person person = person();
    String name = managed("string");
    String definition = definition(name);
    Instant expiry = setExpiring(person, name, "mine");
    after(expiry);

    looker()
        .patch(
            "/users/" + person.lookerId() + "/attribute_values/" + definition,
            Jsons.object("value", "another's"));

    JsonObject found = ok(person.client().get(ATTR, "name", name)).object();
    assertThat(found.getString("value")).isEqualTo("another's");
    assertThat(OffsetDateTime.parse(found.getString("creation_time")).toInstant())
        .isAfterOrEqualTo(expiry);
    assertThat(found.getString("expiration_time")).startsWith("9999-12-31");
  }

  private String definition(String name) {
    return looker().get("/user_attributes?fields=id,name").objects().stream()
        .filter(one -> one.getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private JsonObject effective(Person person, String definition) {
    return looker()
        .get("/users/" + person.lookerId() + "/attribute_values?user_attribute_ids=" + definition)
        .objects()
        .get(0);
  }

  private static Instant setExpiring(Person person, String name, String value) {
    ok(person.client().put(ATTR, "name", name, "value", value, "expiration", 2));
    JsonObject set = ok(person.client().get(ATTR, "name", name)).object();
    return OffsetDateTime.parse(set.getString("expiration_time")).toInstant();
  }

  // Server and test have the same clock.
  private static void after(Instant expiry) {
    await().until(() -> Instant.now().isAfter(expiry));
  }
}
