package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.LookerClient;

/**
 * One browser for the tests of a class, which forgets all between two of them, and the API to
 * prepare what pages show.
 */
abstract class PageTest {

  static Browser browser;
  static LookerClient client;

  @BeforeAll
  static void open() {
    browser = Browser.open(ConsoleServer.address());
    client = ConsoleServer.client();
  }

  @BeforeEach
  void forget() {
    browser.forget();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static String unique() {
    return "a" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  }

  static void logInAsAdministrator(String page) {
    browser.logIn(ConsoleServer.ADMINISTRATOR, ConsoleServer.PASSWORD, page);
  }

  static String attribute(String name, String label) {
    return client
        .post(
            "/user_attributes",
            object(
                "name",
                name,
                "label",
                label,
                "type",
                "string",
                "default_value",
                "world",
                "user_can_view",
                true,
                "user_can_edit",
                true))
        .id();
  }

  static String userId(String login) {
    return client
        .get("/users/search?email=" + login + "@example.com")
        .array()
        .getJsonObject(0)
        .getString("id");
  }

  static String group(String name) {
    return client.get("/groups/search?name=" + LookerClient.encoded(name)).array().isEmpty()
        ? client.post("/groups", object("name", name)).id()
        : client
            .get("/groups/search?name=" + LookerClient.encoded(name))
            .array()
            .getJsonObject(0)
            .getString("id");
  }

  static void value(String attribute, String group, String value) {
    assertThat(
            client
                .patch(
                    "/groups/" + group + "/attribute_values/" + attribute, object("value", value))
                .status())
        .isEqualTo(200);
  }
}
