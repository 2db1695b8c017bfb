package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** What administrators do at the pages of attributes, from the log-in to the result. */
class AttributePagesIT extends PageTest {

  private List<String> ranked() {
    return browser.all("table.ranks tbody th").stream()
        .map(cell -> cell.getText().lines().findFirst().orElse(""))
        .toList();
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

  @Test
  void an_attribute_is_created_ranked_by_keyboard_and_by_dragging_and_deleted() {
    String name = unique();
    List<String> groups = List.of(name + " one", name + " two", name + " three");
    groups.forEach(PageTest::group);
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
}
