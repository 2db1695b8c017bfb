package org.precedent.it.support;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.precedent.testing.KnownSecrets;

/**
 * A client of the Looker door. Every answer is held against the facts of the API, whatever the test
 * is about. Immutable and thread-safe.
 */
public final class LookerClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final URI server;
  private final Optional<String> authorization;

  private LookerClient(URI server, Optional<String> authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  /** One that has not logged in. */
  public static LookerClient anonymous(URI server) {
    return new LookerClient(server, Optional.empty());
  }

  /** One that has. */
  public static LookerClient of(URI server, String clientId, String secret) {
    Answer login = anonymous(server).logIn(clientId, secret);
    if (login.status() != 200) {
      throw new AssertionError("No log-in: " + login);
    }
    return anonymous(server).withToken(login.string("access_token"));
  }

  /** The same, with that token. */
  public LookerClient withToken(String token) {
    return withAuthorization("Bearer " + token);
  }

  /** The same, with that header. */
  public LookerClient withAuthorization(String header) {
    return new LookerClient(server, Optional.of(header));
  }

  /** Acts as that user. */
  public LookerClient as(String userId) {
    return withToken(post("/login/" + userId).string("access_token"));
  }

  /** The answer to a log-in. */
  public Answer logIn(String clientId, String secret) {
    KnownSecrets.add(secret);
    return form("/login", "client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret));
  }

  public Answer get(String path) {
    return send("GET", path, Optional.empty(), BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return send("POST", path, Optional.empty(), BodyPublishers.noBody());
  }

  public Answer post(String path, JsonValue body) {
    return json("POST", path, body);
  }

  public Answer patch(String path, JsonValue body) {
    return json("PATCH", path, body);
  }

  public Answer put(String path, JsonValue body) {
    return json("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, Optional.empty(), BodyPublishers.noBody());
  }

  /** Sends a form. */
  public Answer form(String path, String form) {
    return send("POST", path, Optional.of(FORM), BodyPublishers.ofString(form));
  }

  /** Sends bytes as JSON. */
  public Answer bytes(String method, String path, byte[] body) {
    return send(method, path, Optional.of(JSON), BodyPublishers.ofByteArray(body));
  }

  /** Sends anything. */
  public Answer send(String method, String path, Optional<String> contentType, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/api/4.0" + path))
            .timeout(TIMEOUT)
            .method(method, body);
    contentType.ifPresent(type -> request.header("Content-Type", type));
    authorization.ifPresent(header -> request.header("Authorization", header));
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      Answer answer = new Answer(response.statusCode(), response.headers().map(), response.body());
      LookerContract.check(method, path, answer);
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A text as a part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Answer json(String method, String path, JsonValue body) {
    KnownSecrets.addFrom(body.toString());
    return bytes(method, path, Jsons.ascii(body).getBytes(StandardCharsets.US_ASCII));
  }
}
