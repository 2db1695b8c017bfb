package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.precedent.it.support.Jsons;

/** The tree of groups, and one group. */
class GroupsPageIT extends AdministratorTest {

  private static String nested(String stem) {
    String outer = group("AA " + unique(stem) + MARKUP);
    String inner = group(unique("inner") + MARKUP);
    created(admin().post("/groups/" + outer + "/groups", Jsons.object("group_id", inner)));
    return outer + " " + inner;
  }

  private static String item(String group) {
    return "[role=treeitem][data-id='" + group + "']";
  }

  @Test
  void a_branch_is_loaded_when_it_is_unfolded_and_leads_to_its_group() {
    String[] groups = nested("mouse").split(" ");
    browser.visit("/console/groups");
    assertThat(browser.all(item(groups[1]))).isEmpty();

    browser.css(item(groups[0]) + " .twist").click();
    browser.css(item(groups[1]));
    browser.assertAccessible();
    assertFitsNarrow();
    browser.css(item(groups[1]) + " a").click();

    browser.until(d -> d.getCurrentUrl().endsWith("/console/group?id=" + groups[1]));
    assertHarmless();
  }

  @Test
  void the_keyboard_goes_through_the_tree() {
    String[] groups = nested("keys").split(" ");
    browser.visit("/console/groups");
    browser.script("document.querySelector(\"" + item(groups[0]) + "\").focus()");

    press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    browser.css(item(groups[1]));
    assertThat(browser.all(item(groups[0]) + " > ul")).hasSize(1);
    browser.script("document.querySelector(\"" + item(groups[0]) + "\").focus()");
    press(Keys.ARROW_RIGHT);
    assertThat(focused().getDomAttribute("data-id")).isEqualTo(groups[1]);
    press(Keys.ARROW_LEFT);
    assertThat(focused().getDomAttribute("data-id")).isEqualTo(groups[0]);
    press(Keys.ARROW_LEFT);
    assertThat(focused().getDomAttribute("aria-expanded")).isEqualTo("false");
    press(Keys.ENTER);

    browser.until(d -> d.getCurrentUrl().endsWith("/console/group?id=" + groups[0]));
  }

  @Test
  void a_group_shows_what_it_gives_and_who_is_in_it() {
    String group = group(unique("staff"));
    String attribute = attribute(unique("city"), "string");
    String user = user("Hopper" + MARKUP);
    created(admin().post("/groups/" + group + "/users", Jsons.object("user_id", user)));
    assertThat(
            admin()
                .patch(
                    "/groups/" + group + "/attribute_values/" + attribute,
                    Jsons.object("value", "Kraków " + MARKUP))
                .status())
        .isEqualTo(200);

    browser.visit("/console/group?id=" + group).shows("Kraków <img").shows("Rank 1");

    assertThat(browser.text()).contains("Grace Hopper<img").contains("1 member");
    assertHarmless();
    browser.assertAccessible();
    assertFitsNarrow();
  }

  @Test
  void a_group_without_values_and_members_says_what_to_do() {
    browser.visit("/console/group?id=" + group(unique("empty")));

    assertThat(browser.text()).contains("This group has no values").contains("Add members");
    browser.assertAccessible();
  }

  @Test
  void a_search_finds_groups_wherever_they_are_nested() {
    String name = unique("needle") + MARKUP;
    group(name);
    browser.visit("/console/groups");

    tabTo("q");
    press(name, Keys.ENTER);

    browser.until(d -> d.getCurrentUrl().contains("q="));
    assertThat(browser.css("main .card ul a").getText()).isEqualTo(name);
    assertHarmless();
    browser.visit("/console/groups?q=nosuchgroup").shows("No group has that");
    browser.assertAccessible();
  }

  @Test
  void what_is_no_group_is_not_found() {
    browser.visit("/console/group?id=999999999").shows("There is no such page");
    browser.visit("/console/group?id=x").shows("There is no such page");
  }
}
