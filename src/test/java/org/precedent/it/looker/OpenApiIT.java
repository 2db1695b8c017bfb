package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnOneDatabase;

/** What {@code /openapi} of a running server says, against the facts of the Looker 4.0 API. */
@OnOneDatabase
class OpenApiIT extends LookerTest {

  private JsonObject published() throws IOException, InterruptedException {
    URI address = URI.create(server.address() + "/openapi?format=json");
    String body =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    return Jsons.parsed(body).getJsonObject("paths");
  }

  private static JsonObject facts() throws IOException {
    try (InputStream in =
            OpenApiIT.class.getResourceAsStream("/org/precedent/looker/contract.json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject().getJsonObject("operations");
    }
  }

  private static Map<String, String> parameters(JsonObject operation, boolean published) {
    Map<String, String> types = new TreeMap<>();
    if (operation.containsKey("parameters")) {
      for (JsonValue value : operation.getJsonArray("parameters")) {
        JsonObject parameter = value.asJsonObject();
        String type =
            published
                ? parameter.getJsonObject("schema").getString("type")
                : parameter.getString("type");
        types.put(parameter.getString("in") + " " + parameter.getString("name"), type);
      }
    }
    return types;
  }

  @Test
  void every_operation_is_described_with_its_parameters_their_types_and_its_statuses()
      throws IOException, InterruptedException {
    JsonObject paths = published();
    facts()
        .forEach(
            (id, value) -> {
              JsonObject fact = value.asJsonObject();
              JsonObject described =
                  paths
                      .getJsonObject("/api/4.0" + fact.getString("path"))
                      .getJsonObject(fact.getString("method").toLowerCase(Locale.ROOT));
              assertThat(parameters(described, true)).as(id).isEqualTo(parameters(fact, false));
              assertThat(described.getJsonObject("responses").keySet())
                  .as(id)
                  .containsAll(
                      fact.getJsonArray("statuses").getValuesAs(JsonString.class).stream()
                          .map(JsonString::getString)
                          .toList());
            });
  }
}
