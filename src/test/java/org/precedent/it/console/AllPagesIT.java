package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.LookerClient;

/** What holds for every page, whatever it is about. */
class AllPagesIT extends PageTest {

  // Copied to docs/images for the README, when the pages change.
  private static final Path IMAGES = Path.of("target/console");

  private static final String ATTACK =
      "<img src=x onerror=\"window.hit=1\">'\"/><script>window.hit=1</script>#{1+1}";

  private void deleteAttributesOfOtherTests() {
    for (JsonObject each : client.get("/user_attributes").array().getValuesAs(JsonObject.class)) {
      if (!each.getBoolean("is_system")) {
        client.delete("/user_attributes/" + each.getString("id"));
      }
    }
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
