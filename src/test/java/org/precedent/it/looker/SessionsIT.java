package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnOneDatabase;
import org.precedent.it.support.RunningServer;

/** Log-in, sessions, and what the server says of itself. */
@OnOneDatabase
class SessionsIT extends LookerTest {

  private static final String CREDENTIALS =
      "client_id=" + RunningServer.CLIENT_ID + "&client_secret=" + RunningServer.CLIENT_SECRET;

  @Test
  void a_log_in_gives_a_token_for_an_hour() {
    JsonObject token = ok(anonymous().form("/login", CREDENTIALS)).object();

    assertThat(token.getString("token_type")).isEqualTo("Bearer");
    assertThat(token.getInt("expires_in")).isBetween(3590, 3600);
    assertThat(token.isNull("refresh_token")).isTrue();
  }

  @Test
  void a_grant_type_and_other_fields_are_ignored() {
    assertThat(
            anonymous()
                .form("/login", "grant_type=client_credentials&scope=&" + CREDENTIALS)
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_id=admin&client_secret=wrong",
        "client_id=nobody&client_secret=change-me-now",
        "client_id=admin",
        "client_secret=change-me-now",
        "",
        "client_id=&client_secret=",
        "client_id=admin&client_secret=",
        "client_id=admin%00&client_secret=change-me-now",
        "client_id=%ed%a0%80&client_secret=x",
        "client_id=%ff&client_secret=%ff",
        "client_id=admin'--&client_secret=x",
        "CLIENT_ID=admin&CLIENT_SECRET=change-me-now"
      })
  void wrong_credentials_are_not_found(String form) {
    Answer answer = anonymous().form("/login", form);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo("Not found");
  }

  private Answer guessUntilLimited(String clientId) {
    return Stream.generate(() -> anonymous().logIn(clientId, "wrong"))
        .limit(20)
        .filter(answer -> answer.status() != 404)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_secret_can_be_guessed_at_a_few_times_only_whether_there_is_the_client_id_or_not() {
    String known = ok(admin().post("/users/" + user() + "/credentials_api3")).string("client_id");

    for (String clientId : List.of(known, unique("nobody"))) {
      Answer limited = guessUntilLimited(clientId);
      assertThat(limited.status()).isEqualTo(429);
      assertThat(Integer.parseInt(limited.header("Retry-After").orElseThrow())).isBetween(1, 60);
      assertThat(limited.header("RateLimit-Remaining")).isEmpty();
    }
  }

  @Test
  void a_form_that_is_none_is_malformed() {
    assertThat(anonymous().form("/login", "client_id=%zz&client_secret=x").status()).isEqualTo(400);
  }

  @Test
  void credentials_in_the_address_are_not_taken() {
    assertThat(anonymous().form("/login?" + CREDENTIALS, "").status()).isEqualTo(400);
  }

  @Test
  void credentials_as_json_are_not_taken() {
    assertThat(
            anonymous()
                .post("/login", object("client_id", "admin", "client_secret", "change-me-now"))
                .status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "token ", "bearer ", "Token ", "TOKEN "})
  void a_token_is_taken_with_either_word(String scheme) {
    String token = ok(anonymous().form("/login", CREDENTIALS)).string("access_token");

    assertThat(anonymous().withAuthorization(scheme + token).get("/user").status()).isEqualTo(200);
  }

  @Test
  void a_token_is_dead_after_the_log_out() {
    LookerClient client =
        anonymous().withToken(ok(anonymous().form("/login", CREDENTIALS)).string("access_token"));

    assertThat(client.delete("/logout").status()).isEqualTo(204);

    assertThat(client.get("/user").status()).isEqualTo(401);
    assertThat(client.delete("/logout").status()).isEqualTo(401);
  }

  @Test
  void a_log_out_ends_one_session_only() {
    LookerClient client =
        anonymous().withToken(ok(anonymous().form("/login", CREDENTIALS)).string("access_token"));
    client.delete("/logout");

    assertThat(admin().get("/user").status()).isEqualTo(200);
  }

  @Test
  void an_administrator_acts_as_a_user_and_the_session_tells() {
    String user = user();
    LookerClient sudo = admin().as(user);

    assertThat(sudo.get("/user").id()).isEqualTo(user);
    assertThat(sudo.get("/session").string("sudo_user_id")).isEqualTo(admin().get("/user").id());
    assertThat(sudo.delete("/logout").status()).isEqualTo(204);
    assertThat(admin().get("/user").status()).isEqualTo(200);
  }

  @Test
  void every_log_in_as_a_user_gives_another_token() {
    String user = user();

    assertThat(admin().post("/login/" + user).string("access_token"))
        .isNotEqualTo(admin().post("/login/" + user).string("access_token"));
  }

  @Test
  void nobody_acts_as_a_disabled_user() {
    String user = user();
    ok(admin().patch("/users/" + user, object("is_disabled", true)));

    assertThat(admin().post("/login/" + user).status()).isEqualTo(403);
  }

  @Test
  void a_session_starts_in_production_and_changes_to_dev_and_back() {
    LookerClient client = admin().as(user());

    assertThat(client.get("/session").string("workspace_id")).isEqualTo("production");
    assertThat(ok(client.patch("/session", object("workspace_id", "dev"))).string("workspace_id"))
        .isEqualTo("dev");
    assertThat(client.get("/session").string("workspace_id")).isEqualTo("dev");
    ok(client.patch("/session", object("workspace_id", "production")));
    assertThat(client.get("/session").string("workspace_id")).isEqualTo("production");
  }

  @Test
  void a_workspace_that_is_none_is_refused() {
    assertThat(admin().as(user()).patch("/session", object("workspace_id", "moon")).wrongFields())
        .containsExactly("workspace_id");
  }

  @Test
  void the_server_supports_version_4_0() {
    JsonObject versions = ok(admin().get("/versions")).object();

    assertThat(versions.getJsonArray("supported_versions").getValuesAs(JsonObject.class))
        .anySatisfy(version -> assertThat(version.getString("version")).isEqualTo("4.0"));
    assertThat(versions.getString("api_server_url")).isEqualTo(server.address().toString());
  }

  @Test
  void the_older_description_is_where_the_version_says_and_needs_no_token() throws IOException {
    String address =
        ok(anonymous().get("/versions"))
            .object()
            .getJsonObject("current_version")
            .getString("swagger_url");

    try (JsonReader description = Json.createReader(URI.create(address).toURL().openStream())) {
      assertThat(description.readObject().getString("swagger")).isEqualTo("2.0");
    }
  }

  @Test
  void the_first_administrator_has_an_api_credential() {
    assertThat(admin().get("/user").object().getJsonArray("credentials_api3")).isNotEmpty();
    assertThat(ok(admin().get("/user?fields=id,first_name")).object().keySet())
        .containsExactlyInAnyOrder("id", "first_name");
  }
}
