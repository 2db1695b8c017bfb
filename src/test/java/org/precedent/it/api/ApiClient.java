package org.precedent.it.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.precedent.it.support.Answer;

/** A client of the own API. Immutable. */
final class ApiClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final Map<String, String> headers;

  private ApiClient(URI server, Map<String, String> headers) {
    this.server = server;
    this.headers = headers;
  }

  static ApiClient anonymous(URI server) {
    return new ApiClient(server, Map.of());
  }

  static ApiClient of(URI server, String token) {
    return new ApiClient(server, Map.of("Authorization", "Bearer " + token));
  }

  Answer get(String path) {
    return send(request(path));
  }

  Answer get(String path, String accept) {
    return send(request(path).header("Accept", accept));
  }

  Answer post(String path, String body) {
    return post(path, body, "application/json");
  }

  Answer post(String path, String body, String type) {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The body as it comes. */
  HttpResponse<InputStream> stream(String path) {
    try {
      return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/api/v1" + path))
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
