package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.ConsoleServer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RawHttp;

/** Which requests reach a page of the console. */
class GateIT extends PageTest {

  private static final String OWN = "Sec-Fetch-Site: same-origin";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private String cookie(String name) {
    browser.visit("/console/login").driver().manage().deleteAllCookies();
    browser.logIn(name, ConsoleServer.PASSWORD);
    return "Cookie: precedent-console="
        + browser.driver().manage().getCookieNamed("precedent-console").getValue();
  }

  private static int status(String method, String page, String... headers) {
    return RawHttp.status(ConsoleServer.address(), method, "/console/" + page, headers);
  }

  @Test
  void a_body_has_a_length_and_but_for_files_of_administrators_a_small_one() {
    assertThat(status("POST", "login", OWN, FORM)).isEqualTo(411);
    assertThat(status("POST", "login", OWN, FORM, "Content-Length: 1048577")).isEqualTo(413);
    String user = cookie(ConsoleServer.USER);
    assertThat(status("POST", "work", OWN, user, "Content-Length: 1048577")).isEqualTo(403);
    String admin = cookie(ConsoleServer.ADMINISTRATOR);
    assertThat(status("POST", "me", OWN, admin, "Content-Length: 1048577")).isEqualTo(413);
    assertThat(status("POST", "work", OWN, admin, "Content-Length: 21020673")).isEqualTo(413);
    assertThat(status("GET", "me", admin, "Content-Length: 1")).isEqualTo(400);
  }

  @Test
  void a_form_is_not_sent_by_an_address_or_to_a_part_of_a_page() {
    String admin = cookie(ConsoleServer.ADMINISTRATOR);
    String state = "?jakarta.faces.ViewState=stateless&account=account&account%3Alogout=x";

    assertThat(status("GET", "me" + state, admin)).isEqualTo(400);
    assertThat(status("GET", "me" + state.replace("ViewState", "View%53tate"), admin))
        .isEqualTo(400);
    assertThat(status("POST", "work-live", OWN, admin, "Content-Length: 0")).isEqualTo(400);
    assertThat(status("POST", "groups-branch", OWN, admin, "Content-Length: 0")).isEqualTo(400);
    assertThat(status("GET", "me", admin)).isEqualTo(200);
  }

  @Test
  void a_forged_state_is_no_failure_of_the_server() {
    String admin = cookie(ConsoleServer.ADMINISTRATOR);
    for (String page : new String[] {"group", "import", "me", "attribute", "value", "work"}) {
      for (String state : new String[] {"stateless", "1:1", "x", "1%3A2%3A3"}) {
        String target = page + "?id=999999999&jakarta.faces.ViewState=" + state;
        assertThat(status("POST", target, OWN, admin, FORM, "Content-Length: 0"))
            .as(target)
            .isLessThan(500);
      }
    }
  }

  @Test
  void a_form_without_the_nonce_of_its_page_is_refused() {
    String admin = cookie(ConsoleServer.ADMINISTRATOR);
    Answer page = RawHttp.send(ConsoleServer.address(), "GET", "/console/me", admin);
    String state = found("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"", page.text());
    String nonce = found("nonce=\"([^\"]+)\"", page.text());
    String target = "me?sessions=sessions&jakarta.faces.ViewState=" + LookerClient.encoded(state);

    assertThat(status("POST", target, OWN, admin, FORM, "Content-Length: 0")).isEqualTo(400);
    assertThat(
            status(
                "POST",
                target + "&primefaces.nonce=" + LookerClient.encoded(nonce),
                OWN,
                admin,
                FORM,
                "Content-Length: 0"))
        .isEqualTo(200);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  @Test
  void pages_say_what_browsers_may_do_with_them() {
    String admin = cookie(ConsoleServer.ADMINISTRATOR);
    for (String page :
        new String[] {"login", "me", "work-live", "attribute-live?id=1", "nothing"}) {
      Answer answer = RawHttp.send(ConsoleServer.address(), "GET", "/console/" + page, admin);
      assertThat(answer.header("X-Frame-Options")).as(page).contains("DENY");
      assertThat(answer.header("Referrer-Policy")).as(page).contains("same-origin");
      assertThat(answer.header("Cache-Control")).as(page).contains("no-store");
    }
    Answer page = RawHttp.send(ConsoleServer.address(), "GET", "/console/me", admin);
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
        .contains("base-uri 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "http", "*");
    Answer first = RawHttp.send(ConsoleServer.address(), "GET", "/console/me");
    assertThat(first.header("X-Frame-Options")).contains("DENY");
    assertThat(first.headers().getOrDefault("set-cookie", List.of()))
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("Path=/console"));
  }

  @Test
  void the_sources_of_pages_are_nowhere() {
    String admin = cookie(ConsoleServer.ADMINISTRATOR);
    for (String path :
        new String[] {
          "me.xhtml",
          "attribute.xhtml",
          "../WEB-INF/console/frame.xhtml",
          "assets/",
          "assets/me.xhtml"
        }) {
      assertThat(status("GET", path, admin)).as(path).isIn(400, 404);
    }
    assertThat(status("GET", "me.xhtml", admin)).isEqualTo(404);
  }

  @Test
  void another_site_sends_nothing() {
    String admin = cookie(ConsoleServer.ADMINISTRATOR);

    assertThat(status("POST", "me", admin, "Content-Length: 0", "Sec-Fetch-Site: cross-site"))
        .isEqualTo(403);
    assertThat(status("POST", "me", admin, "Content-Length: 0", "Origin: https://example.com"))
        .isEqualTo(403);
  }

  @Test
  void a_log_in_under_a_host_that_no_uri_may_have_is_judged_as_any_other() {
    String empty = "Content-Length: 0";

    assertThat(status("POST", "login", "Host: my_host:8080", "Origin: http://my_host:8080", empty))
        .isEqualTo(200);
    assertThat(status("POST", "login", "Host: my_host:8080", "Origin: http://other:8080", empty))
        .isEqualTo(403);
    assertThat(status("POST", "login", "Host: a{b", "Origin: http://other", empty)).isEqualTo(403);
    assertThat(status("POST", "login", "Host: a{b", empty)).isEqualTo(403);
  }

  @Test
  void the_way_to_another_page_names_no_host_since_a_proxy_may_have_another() {
    String host = "Host: inside:8080";

    Answer first = RawHttp.send(ConsoleServer.address(), "GET", "/console/", host);
    Answer page = RawHttp.send(ConsoleServer.address(), "GET", "/console/users", host);

    assertThat(first.status()).isEqualTo(302);
    assertThat(first.header("Location")).contains("/console/me");
    assertThat(page.header("Location")).contains("/console/login?to=%2Fconsole%2Fusers");
  }
}
