package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;

/**
 * The pages of the console in a real browser, by an administrator of the demo company, over a
 * database full of users. Arguments: the number of users, and how often each page is opened.
 */
public final class ConsoleBenchmark {

  private static final String CLIENT_ID = "bench";
  private static final String SECRET = "a-secret-for-benchmarks-only";
  private static final double KIBI = 1024.0;

  /** An attribute with a value in each of the fifty groups. */
  private static final long RANKED = BenchData.FIRST_DEFINITION + 19;

  private static final String PAINTED =
      "const paint = performance.getEntriesByName('first-contentful-paint')[0];"
          + "return paint ? paint.startTime : -1";
  private static final String LOADED =
      "return performance.getEntriesByType('navigation')[0].loadEventEnd";
  private static final String BYTES =
      "return performance.getEntriesByType('resource')"
          + ".concat(performance.getEntriesByType('navigation'))"
          + ".reduce((sum, entry) => sum + entry.transferSize, 0)";

  private final Browser browser;
  private final int users;

  private ConsoleBenchmark(Browser browser, int users) {
    this.browser = browser;
    this.users = users;
  }

  /** Runs it and prints Markdown. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int users = Integer.parseInt(arguments[0]);
    int times = Integer.parseInt(arguments[1]);
    try (EmbeddedPostgres database = DurableDatabase.start()) {
      Map<String, String> settings = new HashMap<>(Server.settings(database, CLIENT_ID, SECRET));
      settings.put("PRECEDENT_LDAP_URL", "");
      try (Server server = Server.start(Path.of("target/precedent-micro.jar"), settings)) {
        BenchData.load(database.getPostgresDatabase(), users);
        URI address = URI.create("http://127.0.0.1:" + server.port());
        try (Browser browser = Browser.open(address)) {
          browser.logIn(ConsoleServer.ADMINISTRATOR, ConsoleServer.PASSWORD);
          new ConsoleBenchmark(browser, users).measure(times);
        }
      }
    }
  }

  private Map<String, String> pages() {
    long user = BenchData.FIRST_USER + users / 2;
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("my attributes", "me");
    pages.put("attributes", "attributes");
    pages.put("an attribute with 50 group values", "attribute?id=" + RANKED);
    pages.put("users", "users");
    pages.put("users found by the beginning of a name", "users?q=Last" + users / 2);
    pages.put("a user", "user?id=" + user);
    pages.put("an explanation", "value?attribute=" + RANKED + "&user=" + user);
    pages.put("groups", "groups");
    pages.put("a group", "group?id=1001");
    pages.put("deliveries", "deliveries");
    pages.put("directory", "directory");
    return pages;
  }

  private void measure(int times) {
    System.out.println("| users | page | visit | first content, s | loaded, s | KiB transferred |");
    System.out.println("|---|---|---|---|---|---|");
    for (int visit = 1; visit <= times; visit++) {
      for (Map.Entry<String, String> page : pages().entrySet()) {
        browser.visit("/console/" + page.getValue()).css("h1");
        System.out.printf(
            "| %,d | %s | %d | %.2f | %.2f | %.0f |%n",
            users,
            page.getKey(),
            visit,
            number(PAINTED) / 1000,
            number(LOADED) / 1000,
            number(BYTES) / KIBI);
      }
      search(visit);
    }
  }

  private void search(int visit) {
    String name = "Last" + (users / 3 + visit);
    int allButOne = name.length() - 1;
    browser.visit("/console/users").type("search:text", name.substring(0, allButOne));
    browser.until(driver -> rows() > 1 && rows() < 20);
    long begin = System.nanoTime();
    browser.id("search:text").sendKeys(name.substring(allButOne));
    browser.until(driver -> rows() == 1);
    System.out.printf(
        "| %,d | a user found as typed, from the last key | %d | %.2f | | |%n",
        users, visit, (System.nanoTime() - begin) / 1e9);
  }

  private int rows() {
    return browser.all("main tbody tr").size();
  }

  private double number(String script) {
    return ((Number) browser.script(script)).doubleValue();
  }
}
