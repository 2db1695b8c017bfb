package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.precedent.it.support.ConsoleServer;

/** The state of the mirror, and the trial of a log-in. */
class DirectoryPageIT extends AdministratorTest {

  @Test
  void a_run_is_asked_for_and_its_end_shows_without_a_reload() {
    browser.visit("/console/directory").shows("demo");
    browser.assertAccessible();

    browser.click("run:now");

    browser.shows("A run begins within seconds");
    browser.until(d -> browser.all("#live [data-busy=false]").size() == 1);
    browser.shows("Last runs").shows("Done");
    browser.assertAccessible();
    assertFitsNarrow();
  }

  @Test
  void a_log_in_is_tried_by_keyboard_and_shows_groups_and_nothing_of_the_password() {
    browser.visit("/console/directory");
    tabTo("trial:name");
    press(ConsoleServer.USER, Keys.TAB);
    press(ConsoleServer.PASSWORD, Keys.ENTER);

    browser.shows("This person can log in").shows("Groups, directly and by nesting");
    browser.assertAccessible();
    assertThat(browser.id("trial:password").getDomProperty("value")).isEmpty();
    browser.visit("/console/me");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/console/me");
  }

  @Test
  void a_wrong_password_is_refused_and_markup_in_the_name_harmless() {
    browser.visit("/console/directory");
    browser.type("trial:name", MARKUP).type("trial:password", "wrong").click("trial:try");

    browser.shows("This person can’t log in");
    assertHarmless();
    browser.assertAccessible();
  }
}
