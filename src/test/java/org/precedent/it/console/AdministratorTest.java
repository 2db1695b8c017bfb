package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;

/** An administrator at the console, and the API to prepare what he looks at. */
abstract class AdministratorTest {

  /** What would run if a page took a text for markup. */
  static final String MARKUP = "<img src=x onerror=\"document.title='owned'\">";

  static RunningServer server;
  static Browser browser;
  private static LookerClient admin;

  @BeforeAll
  static void open() {
    Browser.assume();
    server = ConsoleServer.get();
    admin = LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    browser = Browser.open(server.address());
    browser.logIn(ConsoleServer.ADMINISTRATOR, ConsoleServer.PASSWORD);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static LookerClient admin() {
    return admin;
  }

  static String unique(String stem) {
    return stem + "_" + UUID.randomUUID().toString().substring(0, 8);
  }

  static String created(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.id();
  }

  static String group(String name) {
    return created(admin.post("/groups", Jsons.object("name", name)));
  }

  /** An attribute of that name and type that everybody may see. */
  static String attribute(String name, String type) {
    return created(
        admin.post(
            "/user_attributes",
            Jsons.object("name", name, "label", name, "type", type, "user_can_view", true)));
  }

  static String user(String lastName) {
    return created(
        admin.post("/users", Jsons.object("first_name", "Grace", "last_name", lastName)));
  }

  /** The effective value of a user; empty if there is none. */
  static String value(String user, String attribute) {
    JsonArray values =
        admin.get("/users/" + user + "/attribute_values?user_attribute_ids=" + attribute).array();
    return values.isEmpty() ? "" : values.getJsonObject(0).getString("value", "");
  }

  /** Types where the keyboard is. */
  static void press(CharSequence... keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
  }

  static WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  /** Goes on with the tabulator until an element of that id is reached. */
  static void tabTo(String id) {
    for (int i = 0; i < 60 && !id.equals(focused().getDomAttribute("id")); i++) {
      press(Keys.TAB);
    }
    assertThat(focused().getDomAttribute("id")).isEqualTo(id);
  }

  /** No text of a page became part of it, and nothing of it is wider than the window. */
  static void assertHarmless() {
    assertThat(browser.driver().getTitle()).isNotEqualTo("owned");
    assertThat(browser.all("main img")).isEmpty();
  }

  static void assertFitsNarrow() {
    browser.size(360, 800);
    try {
      assertThat(
              (Boolean)
                  browser.script(
                      "return document.documentElement.scrollWidth <= window.innerWidth"))
          .isTrue();
      browser.assertAccessible();
    } finally {
      browser.size(1280, 900);
    }
  }
}
