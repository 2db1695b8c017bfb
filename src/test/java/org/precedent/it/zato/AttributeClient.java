package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.testing.KnownSecrets;

/**
 * A client of the Zato door as Zato's own is: a JSON body with every method, and no content type.
 * Every answer is held against the envelope. Immutable and thread-safe.
 */
record AttributeClient(URI server, String ust) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Answer post(String path, Object... members) {
    return call("POST", path, members);
  }

  Answer put(String path, Object... members) {
    return call("PUT", path, members);
  }

  Answer patch(String path, Object... members) {
    return call("PATCH", path, members);
  }

  Answer delete(String path, Object... members) {
    return call("DELETE", path, members);
  }

  Answer get(String path, Object... members) {
    return call("GET", path, members);
  }

  /** A call with {@code current_app}, {@code ust}, and what else is given. */
  Answer call(String method, String path, Object... members) {
    JsonObject body = Jsons.object(members);
    if (!body.containsKey("current_app")) {
      body = Jsons.with(body, "current_app", "CRM");
    }
    String token = path.startsWith("/session") ? "current_ust" : "ust";
    if (!body.containsKey(token)) {
      body = Jsons.with(body, token, ust);
    }
    rememberSealed(body);
    return send(method, path, Optional.empty(), Jsons.ascii(body));
  }

  // Whatever is to be sealed, alone or among others.
  private static void rememberSealed(JsonObject body) {
    if (body.toString().contains("\"encrypt\":true")) {
      remember(body);
      if (body.get("data") instanceof JsonArray items) {
        items.forEach(AttributeClient::remember);
      }
    }
  }

  private static void remember(JsonValue item) {
    if (item instanceof JsonObject object && object.get("value") instanceof JsonString value) {
      KnownSecrets.add(value.getString());
    }
  }

  /** Any text as the body; an empty one is none. */
  Answer send(String method, String path, Optional<String> contentType, String body) {
    KnownSecrets.addFrom(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/zato/sso" + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    contentType.ifPresent(type -> request.header("Content-Type", type));
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return checked(new Answer(response.statusCode(), response.headers().map(), response.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The only code of {@code sub_status}. */
  static String code(Answer answer) {
    return answer.object().getJsonArray("sub_status").getString(0);
  }

  private static Answer checked(Answer answer) {
    JsonObject object = answer.object();
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(object.getString("cid")).isNotEmpty();
    assertThat(object.getString("status")).isEqualTo(answer.status() == 200 ? "ok" : "error");
    assertThat(object.containsKey("sub_status")).isEqualTo(answer.status() != 200);
    assertThat(answer.status()).isNotEqualTo(401).isLessThan(500);
    return answer;
  }
}
