package org.precedent.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.precedent.testing.KnownSecrets;

/**
 * A client of the Zato door, which sends JSON in every body and no content type, as the original's
 * does. Immutable and thread-safe.
 */
public record SsoClient(URI server) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Sends names and values in turn, for the application CRM. */
  public Answer send(String method, String path, Object... namesAndValues) {
    JsonObject body = Jsons.object(namesAndValues);
    JsonObjectBuilder whole = Json.createObjectBuilder().add("current_app", "CRM");
    body.forEach(whole::add);
    return sendText(method, path, Jsons.ascii(whole.build()));
  }

  /** Sends a body as it is. */
  public Answer sendText(String method, String path, String body) {
    KnownSecrets.addFrom(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/zato/sso" + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      Answer answer = new Answer(response.statusCode(), response.headers().map(), response.body());
      check(answer);
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The token of a log-in that succeeds. */
  public String token(String username, String password) {
    Answer answer = send("POST", "/user/login", "username", username, "password", password);
    if (answer.status() != 200) {
      throw new AssertionError("No log-in: " + answer);
    }
    return answer.string("ust");
  }

  /** The one code of an answer that is not ok. */
  public static String code(Answer answer) {
    return answer.object().getJsonArray("sub_status").getString(0);
  }

  // What every answer has, whatever a test is about.
  private static void check(Answer answer) {
    JsonObject object = answer.object();
    boolean ok = object.getString("status").equals("ok");
    boolean refused = object.getString("status").equals("error");
    if (object.getString("cid").isEmpty()
        || ok == object.containsKey("sub_status")
        || refused == (answer.status() == 200)
        || !answer.header("Content-Type").orElse("").startsWith("application/json")
        || object.containsValue(jakarta.json.JsonValue.NULL)
        || new String(answer.body(), StandardCharsets.UTF_8).contains("password_hash")) {
      throw new AssertionError("Not in the door's envelope: " + answer);
    }
  }
}
