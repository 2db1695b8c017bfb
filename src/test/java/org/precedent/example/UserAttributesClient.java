package org.precedent.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** An application that keeps attributes of its users. */
public record UserAttributesClient(URI server, String app, String ust) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** user.attr.set(name, value); both are JSON. */
  public String set(String name, String value) throws IOException, InterruptedException {
    return put("\"name\":%s,\"value\":%s".formatted(name, value));
  }

  /** user.attr.set_many(data); a JSON array of objects, all or nothing. */
  public String setMany(String data) throws IOException, InterruptedException {
    return put("\"data\":" + data);
  }

  private String put(String members) throws IOException, InterruptedException {
    String body = "{\"current_app\":\"%s\",\"ust\":\"%s\",%s}".formatted(app, ust, members);
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/zato/sso/user/attr"))
            .PUT(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }
}
