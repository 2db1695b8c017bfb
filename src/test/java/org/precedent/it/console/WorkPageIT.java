package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** Long work: the import of values, and the rotation of keys. */
class WorkPageIT extends AdministratorTest {

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  private void upload(Path file) {
    browser.visit("/console/work");
    browser.id("upload:file").sendKeys(file.toString());
    browser.click("upload:begin");
    browser.until(d -> d.getCurrentUrl().contains("/console/import?id="));
  }

  private void awaitEnd() {
    browser.until(d -> browser.all("#live [data-busy=false]").size() == 1);
  }

  @Test
  void the_values_of_a_file_are_set() throws IOException {
    String name = unique("city");
    String attribute = attribute(name, "string");
    String user = user(unique("Hopper"));
    browser.visit("/console/work").assertAccessible();

    upload(
        file(
            "values.csv",
            "\uFEFFuser;attribute;value;expires_at\n"
                + user
                + ";"
                + name
                + ";\"Kraków; and more\";2099-01-01T00:00:00Z\n"
                + ConsoleServer.USER
                + ";"
                + name
                + ";Berlin;\n"));
    awaitEnd();

    browser.shows("All 2 lines are done");
    assertThat(value(user, attribute)).isEqualTo("Kraków; and more");
    browser.assertAccessible();
    assertFitsNarrow();
    browser.visit("/console/work").shows("values.csv").assertAccessible();
    browser.visit("/console/value?attribute=" + attribute + "&user=" + user);
    browser.shows("What you save here stays for good").assertAccessible();
    browser.click("value:save").shows("The value is saved.");
    assertThat(browser.text()).doesNotContain("stays for good");
  }

  @Test
  void a_file_with_wrong_lines_changes_nothing_and_names_each() throws IOException {
    String name = unique("amount");
    String attribute = attribute(name, "number");
    String user = user(unique("Hopper"));
    browser.visit("/console/work");
    tabTo("upload:file");
    focused()
        .sendKeys(
            file(
                    MARKUP.replaceAll("[/\"]", "") + ".csv",
                    "user_id,attribute,value,expires_at\n"
                        + (user + "," + name + ",5,\n")
                        + (user + "," + name + ",6,\n")
                        + (user + ",nosuch,5,\n")
                        + ("999999999," + name + ",5,\n")
                        + (user + "," + name + ",s3cret,\n")
                        + (user + "," + name + ",5,soon\n")
                        + (user + "," + name + "\n"))
                .toString());
    tabTo("upload:begin");
    press(Keys.ENTER);
    browser.until(d -> d.getCurrentUrl().contains("/console/import?id="));
    awaitEnd();

    browser.shows("Refused").shows("Nothing was changed");
    assertThat(browser.text())
        .contains("An earlier line is for the same attribute")
        .contains("There is no attribute of that name")
        .contains("There is no such user")
        .contains("value must be")
        .contains("The end must be a time")
        .contains("more or fewer columns")
        .doesNotContain("s3cret");
    assertThat(value(user, attribute)).isEmpty();
    assertHarmless();
    browser.driver().navigate().refresh();
    browser.shows("Nothing was changed").assertAccessible();
  }

  @Test
  void what_is_no_csv_with_values_is_refused_in_words() throws IOException {
    upload(file("odd.csv", "name,colour\nx,y\n"));
    awaitEnd();
    browser.shows("The first line must name the columns");

    browser.visit("/console/work").click("upload:begin").shows("Choose a file");
    browser.assertAccessible();
    browser.visit("/console/import?id=999999").shows("There is no such page");
  }

  @Test
  void a_larger_file_goes_on_in_the_background_and_survives_a_reload() throws IOException {
    String name = unique("number");
    String attribute = attribute(name, "number");
    String user = user(unique("Hopper"));
    StringBuilder lines = new StringBuilder("user_id,attribute,value\n");
    for (int i = 0; i < 12_000; i++) {
      lines.append(user).append(',').append(name).append('_').append(i).append(",1\n");
    }
    upload(file("large.csv", lines.toString()));
    browser.driver().navigate().refresh();
    awaitEnd();

    browser.shows("12,000 problems").shows("The first 1,000 are shown");
    assertThat(value(user, attribute)).isEmpty();
  }

  @Test
  void the_bar_of_an_import_shows_how_far_it_is_until_it_ends() throws IOException, SQLException {
    String name = unique("held");
    String attribute = attribute(name, "string");
    String user = user(unique("Hopper"));
    Path file = file("held.csv", "user_id,attribute,value\n" + user + "," + name + ",v\n");
    try (Connection connection = ConsoleServer.database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select id from users where id = " + user + " for update");

      upload(file);
      browser.shows("They are being written");
      assertThat(browser.css("#bar").getDomAttribute("value")).isEqualTo("1");
      assertThat(browser.css("#bar").getDomAttribute("max")).isEqualTo("2");
      browser.assertAccessible();
      browser.driver().navigate().refresh();
      browser.shows("They are being written").css("#bar");
      connection.rollback();
    }
    awaitEnd();

    browser.shows("The one line is done");
    assertThat(value(user, attribute)).isEqualTo("v");
  }

  @Test
  void what_has_not_changed_keeps_the_keyboard_where_it_is() throws SQLException, IOException {
    String name = unique("focus");
    attribute(name, "string");
    String user = user(unique("Hopper"));
    Path file = file("focus.csv", "user_id,attribute,value\n" + user + "," + name + ",v\n");
    try (Connection connection = ConsoleServer.database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select id from users where id = " + user + " for update");
      upload(file);
      browser.visit("/console/work");
      browser.script(
          "window.renewed = 0; document.querySelector('#live tbody a').focus();"
              + "new MutationObserver(() => window.renewed++)"
              + ".observe(document.getElementById('live'), {childList: true})");
      connection.rollback();
    }
    awaitEnd();

    assertThat((Long) browser.script("return window.renewed")).isPositive();
    assertThat(focused().getTagName()).isEqualTo("a");
    assertThat(focused().getText()).isEqualTo("focus.csv");
  }

  @Test
  void the_rotation_of_keys_shows_how_far_it_is() throws SQLException {
    int values = 600;
    seal(values);
    try (Connection connection = ConsoleServer.database();
        Statement statement = connection.createStatement()) {
      holdUpTheLast(statement, "rotated" + (values - 1));
      statement.execute("select pg_advisory_lock(4711)");
      browser.visit("/console/work").shows("Rotation of keys").shows("keys rotate");
      assertThat(server.keys("rotate")).startsWith("0 ");

      browser.until(d -> afterReload().contains("being sealed again") && resealed() > 0);
      long seen = resealed();
      assertThat(seen).isLessThan(rotationTotal());
      browser.assertAccessible();
      browser.driver().navigate().refresh();
      browser.shows("being sealed again");
      assertThat(resealed()).isGreaterThanOrEqualTo(seen);
      statement.execute("select pg_advisory_unlock(4711)");
      browser.shows("All values that open are sealed");
      assertThat(resealed()).isGreaterThan(seen).isEqualTo(rotationTotal());
    }
  }

  private static void seal(int values) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      items.add(Jsons.object("name", "rotated" + i, "value", "s3cret-of-the-rotation"));
    }
    String token =
        LookerClient.anonymous(ConsoleServer.address())
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
            .string("access_token");
    assertThat(
            new SsoClient(ConsoleServer.address())
                .send("PUT", "/user/attr", "ust", token, "encrypt", true, "data", items)
                .status())
        .isEqualTo(200);
  }

  // Whoever seals that value again waits for a lock that the test has.
  private static void holdUpTheLast(Statement statement, String name) throws SQLException {
    statement.execute(
        "create or replace function hold_up() returns trigger language plpgsql as"
            + " 'begin perform pg_advisory_xact_lock(4711); return new; end'");
    statement.execute("drop trigger if exists hold_up on unmanaged_value");
    statement.execute(
        "create trigger hold_up before update on unmanaged_value for each row when (old.name = '"
            + name
            + "') execute function hold_up()");
  }

  private static String afterReload() {
    return browser.visit("/console/work").text();
  }

  private static long resealed() {
    return Long.parseLong(browser.css("#rotation-bar").getDomAttribute("value"));
  }

  private static long rotationTotal() {
    return Long.parseLong(browser.css("#rotation-bar").getDomAttribute("max"));
  }

  @Test
  void who_is_no_administrator_gets_none_of_the_pages() {
    try (Browser other = Browser.open(server.address())) {
      other.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD);
      assertThat(other.all("nav a[href='/console/work']")).isEmpty();
      for (String page :
          new String[] {
            "groups", "group?id=1", "groups-branch?parent=1", "deliveries", "directory",
            "directory-live", "work", "work-live", "import?id=1", "import-live?id=1"
          }) {
        other.visit("/console/" + page).shows("You may not do this");
      }
      other.assertAccessible();
    }
  }

  @Test
  void german_is_spoken_everywhere() {
    try (Browser german = Browser.open(server.address(), "de")) {
      german.logIn(ConsoleServer.ADMINISTRATOR, ConsoleServer.PASSWORD, "/console/work");
      german.shows("Lange Arbeiten").shows("Werte importieren").assertAccessible();
      german.visit("/console/groups").shows("Gruppen").assertAccessible();
      german.visit("/console/deliveries").shows("Zustellungen").assertAccessible();
      german.visit("/console/directory").shows("Verzeichnis").assertAccessible();
      String number = attribute(unique("zahl"), "number");
      german.visit("/console/value?attribute=" + number).type("value:text", "keine Zahl");
      german.click("value:save").shows("Der Wert passt nicht zur Art").assertAccessible();
      assertThat(german.text()).doesNotContain("must be");
    }
  }
}
