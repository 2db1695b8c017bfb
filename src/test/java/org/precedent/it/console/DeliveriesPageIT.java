package org.precedent.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;

/** The list of deliveries. */
class DeliveriesPageIT extends AdministratorTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static void deliver(String user, String attribute, String url)
      throws IOException, InterruptedException {
    String token =
        LookerClient.anonymous(server.address())
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
            .string("access_token");
    String body =
        Jsons.object(
                "user_id",
                user,
                "method",
                "GET",
                "url",
                url,
                "headers",
                Jsons.object("X-Token", "{{ user_attributes." + attribute + " }}"))
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/deliveries"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 403, 422);
  }

  @Test
  void a_refused_delivery_shows_who_where_and_why() throws Exception {
    String name = unique("token");
    String attribute = attribute(name, "string");
    String user = user(unique("Hopper") + MARKUP);
    admin()
        .patch(
            "/users/" + user + "/attribute_values/" + attribute, Jsons.object("value", "s3cret"));
    deliver(user, name, "https://api.example.com/a");
    deliver(user, name, "https://api.example.com/b");

    browser.visit("/console/deliveries");
    browser.type("user", user);
    new Select(browser.id("status")).selectByValue("refused");
    browser.click("filter");

    browser.until(d -> d.getCurrentUrl().contains("status=refused"));
    browser.shows("https://api.example.com/b");
    assertThat(browser.text())
        .contains("Refused")
        .contains("Because no hidden attribute occurs")
        .contains(name)
        .doesNotContain("s3cret");
    assertHarmless();
    browser.assertAccessible();
    assertFitsNarrow();
  }

  @Test
  void filters_work_by_keyboard_and_what_is_wrong_is_said() {
    browser.visit("/console/deliveries");
    tabTo("user");
    press("nobody-of-that-name", Keys.ENTER);

    browser.shows("There is no user with that login name");
    browser.assertAccessible();
    browser.visit("/console/deliveries?attribute=" + LookerClient.encoded("\"><script>x</script>"));
    browser.shows("can’t be the name of an attribute");
    assertHarmless();
    browser.visit("/console/deliveries?attribute=nosuchattribute").shows("No delivery matches");
  }
}
