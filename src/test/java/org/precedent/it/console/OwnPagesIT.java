package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;

/** What people do at the pages about themselves: their attributes, their sessions, and leaving. */
class OwnPagesIT extends PageTest {

  @Test
  void everybody_sees_what_he_has_and_changes_what_he_may() {
    String name = unique();
    attribute(name, "Region " + name);
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD);
    browser.shows("Region " + name).assertAccessible();
    assertThat(browser.all("nav a")).hasSize(1);

    browser.css("a[aria-label$='Region " + name + "']").sendKeys(Keys.ENTER);
    browser.shows("Wins").assertAccessible();
    browser.id("value:text").sendKeys("apac", Keys.TAB, Keys.ENTER);

    browser.shows("The value is saved.");
    assertThat(browser.css(".rung.won").getText()).contains("Own value", "apac");
    assertThat(browser.text()).contains("Outranked by: Own value");
    browser.click("value:delete").shows("The own value is deleted");
    assertThat(browser.css(".rung.won").getText()).contains("Default", "world");
  }

  @Test
  void line_breaks_stay_where_they_are() {
    String name = unique();
    String text = "\nfirst\nsecond\r\nthird";
    String id = attribute(name, name);
    client.patch("/user_attributes/" + id, object("default_value", text));
    String group = group(name + " one");
    logInAsAdministrator("/console/attribute-edit?id=" + id);

    browser.type("form:label", name + " changed").click("form:save");

    browser.shows("The attribute is changed.");
    assertThat(client.get("/user_attributes/" + id).string("default_value")).isEqualTo(text);
    browser.type("ranks:group", group).type("ranks:text", "one\ntwo").click("ranks:set");
    browser.shows("The value of " + name + " one is set.");
    assertThat(client.get("/user_attributes/" + id + "/group_values").array().toString())
        .contains("\"value\":\"one\\ntwo\"");

    browser.visit("/console/value?attribute=" + id);
    browser.type("value:text", "own\nvalue").click("value:save").shows("The value is saved.");
    browser.id("value:text").sendKeys("\nmore");
    assertThat(browser.id("value:text").getDomProperty("rows")).isEqualTo("3");
    browser.click("value:save");
    browser.until(d -> browser.css(".rung.won .value").getText().equals("own\nvalue\nmore"));
    browser.assertAccessible();
  }

  @Test
  void an_empty_field_replaces_no_hidden_value() {
    String name = unique();
    String id = hidden(name);
    String group = group(name + " one");
    value(id, group, "top-secret-78");
    logInAsAdministrator("/console/value?attribute=" + id);

    browser.id("value:secret").sendKeys(Keys.ENTER);
    browser.shows("an empty field does not replace");
    assertThat(browser.all("[id='value:delete']")).isEmpty();

    browser.visit("/console/attribute?id=" + id).shows("By source").assertAccessible();
    browser.type("ranks:group", name + " one · " + group).click("ranks:set");
    browser.shows("an empty field does not replace");
    browser.type("ranks:secret", "top-secret-79").click("ranks:set").shows("one is set.");
    browser.shows("not counted");
    assertThat(browser.driver().getPageSource()).doesNotContain("top-secret");
  }

  private String hidden(String name) {
    return client
        .post(
            "/user_attributes",
            object("name", name, "label", name, "type", "string", "value_is_hidden", true))
        .id();
  }

  private void growOld() {
    browser.script(
        "document.querySelectorAll('input[name=\"jakarta.faces.ViewState\"]')"
            + ".forEach(field => field.value = '1:1')");
  }

  @Test
  void a_page_that_is_too_old_is_loaded_anew_and_tells_that_nothing_was_saved() {
    String name = unique();
    String id = attribute(name, name);
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD, "/console/value?attribute=" + id);
    growOld();

    browser.type("value:text", "lost").click("value:save");

    browser.shows("nothing was saved").assertAccessible();
    assertThat(browser.driver().getCurrentUrl()).endsWith("/console/value?attribute=" + id);
    assertThat(browser.css(".rung.won").getText()).contains("Default", "world");
    browser.driver().navigate().refresh();
    assertThat(browser.text()).doesNotContain("nothing was saved");
  }

  @Test
  void who_leaves_from_a_page_that_is_too_old_or_of_a_group_is_out() {
    String page = "/console/group?id=" + group(unique());
    for (boolean old : new boolean[] {false, true}) {
      logInAsAdministrator(page);
      if (old) {
        growOld();
      }
      browser.click("account:logout").id("login:name");
      browser.visit("/console/me");
      assertThat(browser.driver().getCurrentUrl()).contains("/console/login");
    }
  }

  @Test
  void who_is_logged_out_meanwhile_comes_back_to_his_page_and_knows_that_nothing_was_saved() {
    String name = unique();
    String id = attribute(name, name);
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD, "/console/value?attribute=" + id);
    browser.driver().manage().deleteAllCookies();
    browser.type("value:text", "lost").click("value:save");
    browser.shows("nothing was saved").assertAccessible();

    browser.type("login:name", ConsoleServer.USER);
    browser.type("login:password", ConsoleServer.PASSWORD).click("login:submit");

    browser.until(d -> d.getCurrentUrl().endsWith("/console/value?attribute=" + id));
  }

  @Test
  void somebody_ends_one_of_his_sessions_or_all_others() {
    try (Browser other = Browser.open(ConsoleServer.address())) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setTimezoneOverride", Map.of("timezoneId", "Pacific/Kiritimati"));
      other.logIn("hsato", ConsoleServer.PASSWORD);
      browser.logIn("hsato", ConsoleServer.PASSWORD);
      assertTimesIn("Pacific/Kiritimati");
      assertThat(browser.all("[id='sessions'] tbody tr")).hasSize(2);
      WebElement end = browser.css("input[aria-label^='End: console Chrome, Linux, ']");
      assertThat(end.getDomAttribute("aria-label"))
          .endsWith(
              browser
                  .all("[id='sessions'] tbody tr")
                  .get(1)
                  .findElement(By.tagName("time"))
                  .getText());

      end.click();
      browser.shows("The session has ended.");

      assertThat(browser.all("[id='sessions'] tbody tr")).hasSize(1);
      other.visit("/console/me");
      assertThat(other.driver().getCurrentUrl()).contains("/console/login");
      other.logIn("hsato", ConsoleServer.PASSWORD);
      browser.visit("/console/me").click("sessions:others").shows("ended");

      other.visit("/console/me");
      assertThat(other.driver().getCurrentUrl()).contains("/console/login");
    }
  }

  private void assertTimesIn(String zone) {
    assertThat(
            browser.script(
                "const format = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle:"
                    + " 'short', timeZone: arguments[0]});"
                    + "const times = [...document.querySelectorAll('time')];"
                    + "return times.length > 0 && times.every("
                    + "time => time.textContent === format.format(new Date(time.dateTime)))",
                zone))
        .isEqualTo(true);
  }

  @Test
  void pages_for_administrators_are_closed_to_others() {
    String attribute = attribute(unique(), unique());
    String other = userId("agreen");
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD);

    for (String page :
        List.of(
            "attributes",
            "users",
            "attribute?id=" + attribute,
            "attribute-live?id=" + attribute,
            "attribute-edit",
            "user?id=" + other,
            "value?attribute=" + attribute + "&user=" + other)) {
      browser.visit("/console/" + page).shows("You may not do this");
    }
  }
}
