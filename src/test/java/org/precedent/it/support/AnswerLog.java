package org.precedent.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.it.truenas.RpcClient;

/**
 * An administrator and a user who ask at all doors, and remember every answer with its headers. For
 * one thread.
 */
public final class AnswerLog {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final LookerClient looker;
  private final String adminToken;
  private String userToken = "";
  private @Nullable RpcClient rpc;
  private final List<String> texts = new ArrayList<>();

  private AnswerLog(URI server, String adminToken) {
    this.server = server;
    this.adminToken = adminToken;
    this.looker = LookerClient.anonymous(server).withToken(adminToken);
  }

  /** The administrator of the server has logged in. */
  public static AnswerLog of(URI server) {
    return new AnswerLog(
        server,
        LookerClient.anonymous(server)
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
            .string("access_token"));
  }

  /** The user logs in. */
  public void logIn(String username, String password) {
    userToken = new SsoClient(server).token(username, password);
    RpcClient client = RpcClient.open(server);
    client.call("auth.login", username, password);
    rpc = client;
  }

  /** All answers since the last {@link #forget}. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** Forgets the answers. */
  public void forget() {
    texts.clear();
  }

  /** The administrator at the Looker door, whose answers are not remembered. */
  public LookerClient looker() {
    return looker;
  }

  /** The administrator at the Looker door. */
  public Answer looker(String method, String path, @Nullable JsonValue body) {
    return remember(send(method, "/api/4.0" + path, adminToken, body));
  }

  /** The administrator at the own API. */
  public Answer own(String method, String path, @Nullable JsonValue body) {
    return remember(send(method, "/api/v1" + path, adminToken, body));
  }

  /** The user at the own API. */
  public Answer ownAsUser(String method, String path, @Nullable JsonValue body) {
    return remember(send(method, "/api/v1" + path, userToken, body));
  }

  /** The user at the Zato door. */
  public Answer zato(String method, String path, Object... namesAndValues) {
    return zato(userToken, method, path, namesAndValues);
  }

  /** The administrator at the Zato door. */
  public Answer zatoAsAdmin(String method, String path, Object... namesAndValues) {
    return zato(adminToken, method, path, namesAndValues);
  }

  /** The user at the TrueNAS door. */
  public void rpc(String method, Object... params) {
    texts.add(
        Optional.ofNullable(rpc).orElseThrow().answer(method, Jsons.array(params)).toString());
  }

  /**
   * Reads each path that the server describes, with these parameters, as both.
   *
   * @param parameters by their names, or by the segment before them and their names, such as {@code
   *     users/id}
   */
  public void getAll(Map<String, String> parameters) {
    Answer document = send("GET", "/openapi?format=json", adminToken, null);
    try (JsonReader reader = Json.createReader(new StringReader(document.text()))) {
      JsonObject paths = reader.readObject().getJsonObject("paths");
      paths.forEach(
          (path, operations) -> {
            if (operations.asJsonObject().containsKey("get")) {
              remember(send("GET", filled(path, parameters), adminToken, null));
              remember(send("GET", filled(path, parameters), userToken, null));
            }
          });
    }
  }

  private static String filled(String path, Map<String, String> parameters) {
    String filled = path;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String[] place = parameter.getKey().split("/");
      String name = "{" + place[place.length - 1] + "}";
      String before = place.length == 1 ? "" : "/" + place[0] + "/";
      filled = filled.replace(before + name, before + parameter.getValue());
    }
    return filled.replaceAll("\\{[^}]*}", "1");
  }

  private Answer zato(String token, String method, String path, Object... namesAndValues) {
    JsonObject body = Jsons.with(Jsons.object(namesAndValues), "ust", token);
    return remember(new SsoClient(server).sendText(method, path, Jsons.ascii(withApp(body))));
  }

  private static JsonObject withApp(JsonObject body) {
    return Jsons.with(body, "current_app", "CRM");
  }

  private Answer remember(Answer answer) {
    texts.add(answer.headers() + answer.text());
    if (answer.status() == 500) {
      throw new AssertionError("Unexpected: " + answer);
    }
    return answer;
  }

  private Answer send(String method, String path, String token, @Nullable JsonValue body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
