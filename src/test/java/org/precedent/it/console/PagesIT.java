package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** What people do at the pages, from the log-in to the result. */
class PagesIT {

  // Copied to docs/images for the README, when the pages change.
  private static final Path IMAGES = Path.of("target/console");
  private static final String ATTACK =
      "<img src=x onerror=\"window.hit=1\">'\"/><script>window.hit=1</script>#{1+1}";

  private static Browser browser;
  private static LookerClient client;

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

  private static String unique() {
    return "a" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  }

  private void logInAsAdministrator(String page) {
    browser.logIn(ConsoleServer.ADMINISTRATOR, ConsoleServer.PASSWORD, page);
  }

  private String attribute(String name, String label) {
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

  private String userId(String login) {
    return client
        .get("/users/search?email=" + login + "@example.com")
        .array()
        .getJsonObject(0)
        .getString("id");
  }

  private String group(String name) {
    return client.get("/groups/search?name=" + LookerClient.encoded(name)).array().isEmpty()
        ? client.post("/groups", object("name", name)).id()
        : client
            .get("/groups/search?name=" + LookerClient.encoded(name))
            .array()
            .getJsonObject(0)
            .getString("id");
  }

  private void value(String attribute, String group, String value) {
    assertThat(
            client
                .patch(
                    "/groups/" + group + "/attribute_values/" + attribute, object("value", value))
                .status())
        .isEqualTo(200);
  }

  private List<String> ranked() {
    return browser.all("table.ranks tbody th").stream()
        .map(cell -> cell.getText().lines().findFirst().orElse(""))
        .toList();
  }

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
  void a_hidden_value_is_shown_as_set_and_never_itself() {
    String name = unique();
    String id =
        client
            .post(
                "/user_attributes",
                object(
                    "name",
                    name,
                    "label",
                    name,
                    "type",
                    "string",
                    "value_is_hidden",
                    true,
                    "user_can_view",
                    true,
                    "user_can_edit",
                    true))
            .id();
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD, "/console/value?attribute=" + id);
    browser.id("value:secret").sendKeys("top-secret-77", Keys.ENTER);

    browser.shows("The value is saved.");

    assertThat(browser.css(".rung.won").getText()).contains("set, hidden");
    assertThat(browser.driver().getPageSource()).doesNotContain("top-secret-77");
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

  @Test
  void the_default_of_a_hidden_attribute_never_comes_back() {
    String name = unique();
    logInAsAdministrator("/console/attribute-edit");
    browser.type("form:name", name).type("form:label", "").click("form:hidden");
    browser.type("form:secret", "top-secret-80").assertAccessible();

    browser.click("form:save").shows("required");

    assertThat(browser.id("form:secret").getDomProperty("value")).isEmpty();
    assertThat(browser.driver().getPageSource()).doesNotContain("top-secret-80");
    browser.type("form:label", name).type("form:secret", "top-secret-81").click("form:save");
    browser.shows("The attribute is created.").shows("By source");
    browser.css("a[href^='/console/attribute-edit?id=']").click();
    browser.type("form:label", name + " changed").shows("Leave this empty to keep it");
    browser.click("form:save").shows("The attribute is changed.");
    assertThat(client.get("/user_attributes").text()).contains("DEFAULT_IS_SET");
  }

  @Test
  void a_default_that_was_typed_before_its_attribute_is_said_to_be_hidden_is_kept() {
    String name = unique();
    logInAsAdministrator("/console/attribute-edit");
    browser.type("form:name", name).type("form:default", "top-secret-83");

    browser.click("form:hidden").shows("What you typed is kept, and not shown.");

    assertThat(browser.id("form:secret").getDomProperty("value")).isEmpty();
    assertThat(browser.driver().getPageSource()).doesNotContain("top-secret-83");
    browser.assertAccessible();
    browser.click("form:hidden");
    browser.until(d -> browser.all("[id='form:default']").size() == 1);
    assertThat(browser.id("form:default").getDomProperty("value")).isEqualTo("top-secret-83");
    browser.click("form:hidden").shows("What you typed is kept, and not shown.");
    browser.click("form:save").shows("required").shows("What you typed is kept, and not shown.");
    browser.type("form:label", name).click("form:save").shows("The attribute is created.");
    assertThat(client.get("/user_attributes?fields=name,default_value").text())
        .contains("{\"name\":\"" + name + "\",\"default_value\":\"DEFAULT_IS_SET\"}");
  }

  private String hidden(String name) {
    return client
        .post(
            "/user_attributes",
            object("name", name, "label", name, "type", "string", "value_is_hidden", true))
        .id();
  }

  @Test
  void of_an_attribute_without_values_all_have_none() {
    String name = unique();
    String id =
        client.post("/user_attributes", object("name", name, "label", name, "type", "string")).id();
    logInAsAdministrator("/console/attribute?id=" + id);

    browser.shows("By source");

    assertThat(browser.text()).doesNotContain("not counted");
    assertThat(browser.all("table.legend tbody tr")).hasSize(2);
  }

  @Test
  void while_a_count_is_under_way_no_other_is_asked_for_and_only_the_last_one_is_shown() {
    String name = unique();
    logInAsAdministrator("/console/attribute?id=" + attribute(name, name));
    browser.shows("By source");
    browser.script(
        "const real = window.fetch; window.asked = 0;"
            + "window.fetch = (...all) => {"
            + "  window.asked++;"
            + "  return new Promise(go => window.answer = go).then(() => real(...all)); }");

    for (int i = 0; i < 3; i++) {
      changeSomething();
      assertThat(browser.script("return window.asked")).isEqualTo(1L);
    }

    browser.script("window.answer()");
    browser.until(d -> browser.script("return window.asked").equals(2L));
    assertThat(browser.all("[data-spread][aria-busy=true]")).hasSize(1);
    browser.script("window.answer()");
    browser.until(d -> browser.all("[data-spread]:not([aria-busy])").size() == 1);
    assertThat(browser.script("return window.asked")).isEqualTo(2L);
    browser.shows("By source");
  }

  // As after a change, but without waiting for the moment in which others may follow.
  private void changeSomething() {
    browser.script(
        "const real = window.setTimeout; let later;"
            + "window.setTimeout = begin => { later = begin; return 4711; };"
            + "window.precedentCountSoon(); window.setTimeout = real; later()");
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

  @Test
  void an_attribute_is_created_ranked_by_keyboard_and_by_dragging_and_deleted() {
    String name = unique();
    List<String> groups = List.of(name + " one", name + " two", name + " three");
    groups.forEach(this::group);
    logInAsAdministrator("/console/attributes");
    browser.assertAccessible();
    browser.css("a[href='/console/attribute-edit']").click();
    browser.id("form:name");
    browser.assertAccessible();
    browser.type("form:name", name).type("form:label", "Label " + name);
    browser.type("form:default", "world").click("form:save").shows("The attribute is created.");
    browser.shows("By source").assertAccessible();

    for (String group : groups) {
      browser.type("ranks:group", group + " · " + group(group));
      browser
          .type("ranks:text", "value of " + group)
          .id("ranks:text")
          .sendKeys(Keys.TAB, Keys.ENTER);
      browser.until(d -> ranked().contains(group));
    }
    assertThat(ranked()).isEqualTo(groups);
    browser.assertAccessible();

    WebElement up = browser.css("button[aria-label='Move up: " + groups.get(2) + "']");
    up.sendKeys(Keys.ENTER);
    browser.until(d -> ranked().get(1).equals(groups.get(2)));
    browser.until(
        d ->
            groups
                .get(2)
                .equals(
                    String.valueOf(d.switchTo().activeElement().getAttribute("aria-label"))
                        .replace("Move up: ", "")));
    d().sendKeys(Keys.ENTER).perform();
    browser.until(d -> ranked().get(0).equals(groups.get(2)));

    List<WebElement> handles = browser.all(".handle");
    d().clickAndHold(handles.get(0))
        .moveToElement(handles.get(1))
        .moveToElement(handles.get(2))
        .release()
        .perform();
    browser.until(d -> ranked().get(2).equals(groups.get(2)));
    browser.driver().navigate().refresh();
    browser.shows("By source");
    assertThat(ranked()).isEqualTo(groups);
    browser.until(d -> browser.css("td.reached").getText().equals("0"));

    handles = browser.all(".handle");
    d().clickAndHold(handles.get(0)).moveToElement(handles.get(2)).perform();
    assertThat(browser.all("tr.carried")).hasSize(1);
    d().sendKeys(Keys.ESCAPE).release().perform();
    assertThat(browser.all("tr.carried, tr.below")).isEmpty();
    assertThat(ranked()).isEqualTo(groups);

    browser.css("input.to[aria-label$='" + groups.get(2) + "']").clear();
    browser.css("input.to[aria-label$='" + groups.get(2) + "']").sendKeys("1", Keys.ENTER);
    browser.until(d -> ranked().get(0).equals(groups.get(2)));
    browser.shows(groups.get(2) + " now has rank 1.").assertAccessible();

    browser.css("button[aria-label='Delete: " + groups.get(0) + "']").click();
    browser.shows("No user has this value now.").assertAccessible();
    browser.css("button[id$=':keep']").click();
    browser.until(d -> browser.all("button[id$=':keep']").isEmpty());
    assertThat(ranked()).hasSize(3);
    browser.css("button[aria-label='Delete: " + groups.get(0) + "']").click();
    browser.css("button[aria-label='Delete the value: " + groups.get(0) + "']").click();
    browser.shows("The value is deleted.");
    browser.until(d -> ranked().size() == 2);

    browser.visit("/console/attributes").id("search:text").sendKeys("Label " + name);
    browser.until(d -> browser.all("tbody tr").size() == 1);
    browser.css("tbody th a").click();
    browser.shows("By source");
    browser.css("a[href^='/console/attribute-edit?id=']").click();
    browser
        .type("form:default", "moon")
        .click("form:save")
        .shows("nothing better than the default");
    browser.assertAccessible();
    assertThat(client.get("/user_attributes").text()).doesNotContain("\"moon\"");
    browser.click("form:save").shows("The attribute is changed.");
    assertThat(client.get("/user_attributes").text()).contains("\"moon\"");

    browser.css("a[href^='/console/attribute-edit?id=']").click();
    browser.click("form:ask").shows("would lose it");
    browser.assertAccessible();
    browser.click("form:delete").shows("deleted with all its values");
    assertThat(client.get("/user_attributes").text()).doesNotContain(name);
  }

  private void deleteAttributesOfOtherTests() {
    for (JsonObject each : client.get("/user_attributes").array().getValuesAs(JsonObject.class)) {
      if (!each.getBoolean("is_system")) {
        client.delete("/user_attributes/" + each.getString("id"));
      }
    }
  }

  private Actions d() {
    return new Actions(browser.driver());
  }

  @Test
  void of_two_administrators_who_change_the_same_the_second_is_told() {
    String name = unique();
    String id = attribute(name, "Label " + name);
    logInAsAdministrator("/console/attribute-edit?id=" + id);
    client.patch("/user_attributes/" + id, object("label", "Other " + name));
    browser.type("form:label", "Mine " + name).click("form:save");

    browser.shows("Somebody else has changed this meanwhile");

    assertThat(client.get("/user_attributes/" + id).string("label")).isEqualTo("Other " + name);
    assertThat(browser.id("form:label").getAttribute("value")).isEqualTo("Mine " + name);
  }

  @Test
  void who_changes_what_another_has_deleted_is_told() {
    String name = unique();
    String id = attribute(name, name);
    value(id, group(name + " one"), "1");
    logInAsAdministrator("/console/attribute?id=" + id);
    browser.shows("By source");
    browser.css("a[href^='/console/attribute-edit?id=']").click();
    browser.id("form:label");
    client.delete("/user_attributes/" + id);

    browser.type("form:label", "Too late").click("form:save");
    browser.shows("This attribute is not there any more.").assertAccessible();
    browser.click("form:ask").shows("This attribute is not there any more.");

    String other = attribute(name, name);
    value(other, group(name + " one"), "1");
    browser.visit("/console/attribute?id=" + other).shows("By source");
    client.delete("/user_attributes/" + other);
    browser.css("button[aria-label='Delete: " + name + " one']").click();
    browser.shows("This attribute is not there any more.");
    browser.type("ranks:group", group(name + " one")).type("ranks:text", "x").click("ranks:set");
    browser.shows("This attribute is not there any more.").assertAccessible();
  }

  @Test
  void who_takes_a_name_that_users_have_used_is_told_what_goes() {
    String name = unique();
    String token =
        LookerClient.anonymous(ConsoleServer.address())
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
            .string("access_token");
    assertThat(
            new SsoClient(ConsoleServer.address())
                .send("PUT", "/user/attr", "ust", token, "name", name, "value", "free")
                .status())
        .isEqualTo(200);
    logInAsAdministrator("/console/attribute-edit");
    browser.type("form:name", name).type("form:label", name).click("form:save");

    browser.shows("One user has stored something under this name").assertAccessible();
    assertThat(client.get("/user_attributes").text()).doesNotContain(name);
    browser.click("form:save").shows("The attribute is created.");
  }

  @Test
  void who_makes_an_attribute_hidden_is_told_what_nobody_will_read_again() {
    String name = unique();
    String id = attribute(name, name);
    value(id, group(name + " one"), "1");
    logInAsAdministrator("/console/attribute-edit?id=" + id);

    browser.click("form:hidden").id("form:secret");
    browser.type("form:secret", "top-secret-82").click("form:save");

    browser.shows("no user and one group will be sealed").assertAccessible();
    assertThat(browser.driver().getPageSource()).doesNotContain("top-secret-82");
    assertThat(client.get("/user_attributes/" + id).object().getBoolean("value_is_hidden"))
        .isFalse();
    browser.click("form:save").shows("The attribute is changed.");
    assertThat(client.get("/user_attributes/" + id).object().getBoolean("value_is_hidden"))
        .isTrue();
    assertThat(client.get("/user_attributes/" + id).string("default_value"))
        .isEqualTo("DEFAULT_IS_SET");
  }

  @Test
  void of_two_administrators_who_rank_the_same_the_second_is_told() {
    String name = unique();
    String id = attribute(name, name);
    value(id, group(name + " one"), "1");
    value(id, group(name + " two"), "2");
    logInAsAdministrator("/console/attribute?id=" + id);
    browser.shows("By source");
    value(id, group(name + " three"), "3");

    browser.css("button[aria-label='Move up: " + name + " two']").click();

    browser.shows("Somebody else has changed this meanwhile");
    assertThat(ranked()).containsExactly(name + " one", name + " two", name + " three");
  }

  @Test
  void users_are_found_while_somebody_types() {
    logInAsAdministrator("/console/users");
    browser.assertAccessible();
    assertThat(browser.all("tbody tr")).hasSize(25);
    browser.click("search:more");
    browser.until(d -> browser.all("tbody tr").size() > 25);
    browser.id("search:text").sendKeys("kowal");

    browser.until(d -> browser.all("tbody tr").size() == 1);
    browser.assertAccessible();
    browser.css("tbody th a").sendKeys(Keys.ENTER);
    browser.shows("Values").assertAccessible();
    browser.css("a[aria-label$='Locale']").click();

    browser.shows("From the top down").assertAccessible();
    browser.visit("/console/users").id("search:text").sendKeys("nobody-is-called-so");
    browser.shows("Nobody is found.");
  }

  @Test
  void texts_are_shown_as_they_are_wherever_they_come_from() {
    String name = unique();
    String id = attribute(name, ATTACK + name);
    String group = group(ATTACK + name);
    value(id, group, ATTACK);
    String user = client.post("/users", object("first_name", ATTACK, "last_name", ATTACK)).id();
    client.post("/groups/" + group + "/users", object("user_id", user));
    client.patch("/users/" + user + "/attribute_values/" + id, object("value", ATTACK));
    logInAsAdministrator("/console/attributes");

    for (String page :
        List.of(
            "attributes",
            "attribute?id=" + id,
            "attribute-edit?id=" + id,
            "user?id=" + user,
            "value?attribute=" + id + "&user=" + user,
            "users?q=" + LookerClient.encoded("<img"))) {
      browser.visit("/console/" + page).shows("<img src=x onerror=");
      if (page.startsWith("attribute?")) {
        browser.shows("By source");
      }
      assertThat(browser.all("main img")).as(page).isEmpty();
      assertThat(browser.script("return window.hit === undefined")).as(page).isEqualTo(true);
      assertThat(browser.driver().getPageSource()).as(page).contains("#{1+1}");
    }
    client.delete("/users/" + user);
    client.delete("/user_attributes/" + id);
  }

  @Test
  void no_page_weighs_much_or_loads_anything_from_outside() {
    String name = unique();
    String id = attribute(name, name);
    for (int i = 0; i < 15; i++) {
      value(id, group(name + " " + i), "x".repeat(60_000));
    }
    String value = "value?attribute=" + id + "&user=" + userId(ConsoleServer.USER);
    logInAsAdministrator("/console/users");
    for (String page : List.of("users", "attributes", "attribute?id=" + id, "me", value)) {
      browser.visit("/console/" + page).css("h1");
      if (page.startsWith("attribute?")) {
        browser.shows("By source");
      }
      Object bytes =
          browser.script(
              "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                  + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
      Object foreign =
          browser.script(
              "return performance.getEntriesByType('resource').filter(entry =>"
                  + " !entry.name.startsWith(location.origin)).length");

      assertThat(((Number) bytes).longValue()).as(page).isBetween(5_000L, 700_000L);
      assertThat(foreign).as(page).isEqualTo(0L);
    }
    browser.shows("15 more groups with a value");
    assertThat(browser.all("details.others[open]")).isEmpty();
    browser.css("details.others summary").sendKeys(Keys.ENTER);
    browser.css("details.others[open] .rung");
    browser.assertAccessible();
    client.delete("/user_attributes/" + id);
  }

  @Test
  void the_description_of_the_apis_is_shown_under_its_own_policy() {
    browser.visit("/docs/").css(".opblock-tag");
    browser.shows("Own API: Values");
  }

  @Test
  void pages_fit_narrow_screens() {
    String name = unique();
    String id = attribute(name, name);
    value(id, group(name + " with a name that is rather long"), "a value that is rather long, too");
    value(id, group(name + " two"), "x".repeat(300));
    logInAsAdministrator("/console/me");
    browser.size(360, 740);
    for (String page :
        List.of(
            "me",
            "attributes",
            "users",
            "attribute?id=" + id,
            "attribute-edit?id=" + id,
            "value?attribute=" + id)) {
      browser.visit("/console/" + page).css("h1");
      if (page.startsWith("attribute?")) {
        browser.shows("By source");
      }
      assertThat(
              browser.script(
                  "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as(page)
          .isEqualTo(true);
    }
    browser.picture(IMAGES.resolve("narrow.png"));
    client.delete("/user_attributes/" + id);
  }

  @Test
  void the_three_most_telling_pages_have_their_pictures_taken() {
    deleteAttributesOfOtherTests();
    String id = attribute("sales_region", "Sales region");
    String user = userId(ConsoleServer.USER);
    List<String> groups =
        List.of("management", "sales-asia", "sales-europe", "logistics", "support", "office");
    List<String> values = List.of("global", "apac", "emea", "emea", "us-west", "emea");
    for (int i = 0; i < groups.size(); i++) {
      value(id, group(groups.get(i)), values.get(i));
    }
    client.patch(
        "/users/" + userId("bokafor") + "/attribute_values/" + id, object("value", "latam"));
    logInAsAdministrator("/console/attribute?id=" + id);
    browser.size(1280, 1120).shows("By source").picture(IMAGES.resolve("attribute.png"));
    browser.visit("/console/value?attribute=" + id + "&user=" + user).shows("Wins");
    browser.picture(IMAGES.resolve("explanation.png"));
    browser.visit("/console/user?id=" + user).shows("Values").picture(IMAGES.resolve("user.png"));
    browser.visit("/console/me").shows("My sessions").picture(IMAGES.resolve("me.png"));
    browser.scheme("dark").visit("/console/attribute?id=" + id).shows("By source");
    browser.picture(IMAGES.resolve("attribute-dark.png"));
    browser.visit("/console/value?attribute=" + id + "&user=" + user).shows("Wins");
    browser.picture(IMAGES.resolve("explanation-dark.png"));
    assertThat(browser.driver().findElement(By.cssSelector(".rung.won")).isDisplayed()).isTrue();
    client.delete("/user_attributes/" + id);
  }
}
