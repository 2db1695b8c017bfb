package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;
import org.precedent.it.support.Browser;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.RawHttp;

/** Log-in, log-out, and the end of sessions. */
class LogInIT extends PageTest {

  @Test
  void a_person_of_the_directory_logs_in_and_out() {
    browser.visit("/console").assertAccessible();
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD);

    browser.css("main h1");
    browser.click("account:logout");

    browser.id("login:name");
    browser.visit("/console/me");
    assertThat(browser.driver().getCurrentUrl()).contains("/console/login");
  }

  @Test
  void a_wrong_password_is_refused_in_words() {
    browser.visit("/console/login");
    browser
        .type("login:name", ConsoleServer.USER)
        .type("login:password", "wrong")
        .click("login:submit");

    browser.css("#notes .note.error");
    assertThat(browser.text()).contains("don’t let you in");
    browser.assertAccessible();
  }

  @Test
  void the_page_that_was_wanted_follows_the_log_in_and_no_other_site() {
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD, "/console/me?x=1");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/console/me?x=1");
    browser.click("account:logout").id("login:name");

    browser.visit("/console/login?to=https%3A%2F%2Fexample.com%2F");
    browser.type("login:name", ConsoleServer.USER);
    browser.type("login:password", ConsoleServer.PASSWORD).click("login:submit");

    browser.until(d -> d.getCurrentUrl().endsWith("/console/me"));
  }

  @Test
  void the_cookie_is_new_at_log_in_and_kept_from_scripts() {
    browser.visit("/console/login");
    browser
        .driver()
        .manage()
        .addCookie(new Cookie.Builder("precedent-console", "planted").path("/console").build());
    browser.logIn(ConsoleServer.USER, ConsoleServer.PASSWORD);

    Cookie cookie = browser.driver().manage().getCookieNamed("precedent-console");

    assertThat(cookie.getValue()).isNotEqualTo("planted");
    assertThat(status(cookie.getValue())).isEqualTo(200);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(browser.script("return document.cookie").toString()).doesNotContain("precedent");
  }

  private static int status(String cookie) {
    return RawHttp.status(
        ConsoleServer.address(), "GET", "/console/me", "Cookie: precedent-console=" + cookie);
  }

  @Test
  void who_logs_in_again_ends_the_session_that_the_browser_had() {
    browser.logIn("bokafor", ConsoleServer.PASSWORD);
    String first = cookie();
    int sessions = browser.all("[id='sessions'] tbody tr").size();

    browser.visit("/console/login");
    browser.type("login:name", "bokafor").type("login:password", ConsoleServer.PASSWORD);
    browser.click("login:submit");
    browser.until(d -> d.getCurrentUrl().endsWith("/console/me"));

    assertThat(cookie()).isNotEqualTo(first);
    assertThat(status(first)).isEqualTo(302);
    assertThat(status(cookie())).isEqualTo(200);
    assertThat(browser.all("[id='sessions'] tbody tr")).hasSize(sessions);
  }

  private String cookie() {
    return browser.driver().manage().getCookieNamed("precedent-console").getValue();
  }

  @Test
  void who_is_disabled_is_out_at_once() {
    browser.logIn("jmueller", ConsoleServer.PASSWORD);
    String id =
        ConsoleServer.client()
            .get("/users/search?email=jmueller@example.com")
            .array()
            .getJsonObject(0)
            .getString("id");
    ConsoleServer.client().patch("/users/" + id, Jsons.object("is_disabled", true));
    try {
      browser.visit("/console/me");

      assertThat(browser.driver().getCurrentUrl()).contains("/console/login");
    } finally {
      ConsoleServer.client().patch("/users/" + id, Jsons.object("is_disabled", false));
    }
  }

  @Test
  void german_is_spoken_where_the_browser_asks_for_it() {
    try (Browser german = Browser.open(ConsoleServer.address(), "de")) {
      german.visit("/console/login").shows("Anmelden");
    }
  }
}
