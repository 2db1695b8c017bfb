package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SwaggerDescriptionTest {

  private static final JsonObject OPENAPI = read();
  private static final JsonObject SWAGGER = SwaggerDescription.of(OPENAPI);

  private static JsonObject read() {
    try (InputStream in =
            SwaggerDescriptionTest.class.getResourceAsStream("/META-INF/openapi.json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static JsonObject operation(String path, String method) {
    return SWAGGER.getJsonObject("paths").getJsonObject(path).getJsonObject(method);
  }

  private static JsonObject parameter(JsonObject operation, String name) {
    return operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
        .filter(parameter -> parameter.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> operationIds(JsonObject description, String prefix) {
    Set<String> ids = new TreeSet<>();
    description
        .getJsonObject("paths")
        .forEach(
            (path, item) -> {
              if (path.startsWith(prefix)) {
                for (JsonValue operation : item.asJsonObject().values()) {
                  ids.add(operation.asJsonObject().getString("operationId"));
                }
              }
            });
    return ids;
  }

  @Test
  void it_has_every_operation_of_the_door_and_no_other() {
    assertThat(SWAGGER.getString("swagger")).isEqualTo("2.0");
    assertThat(SWAGGER.getString("basePath")).isEqualTo("/api/4.0");
    assertThat(operationIds(SWAGGER, "/")).isEqualTo(operationIds(OPENAPI, "/api/4.0/"));
  }

  @Test
  void a_parameter_has_its_type_itself_and_a_list_its_separator() {
    JsonObject users = operation("/users", "get");

    assertThat(parameter(users, "limit").getString("type")).isEqualTo("integer");
    assertThat(parameter(users, "ids").getString("collectionFormat")).isEqualTo("csv");
    assertThat(parameter(users, "ids").getJsonObject("items").getString("type"))
        .isEqualTo("string");
    assertThat(parameter(operation("/users/{user_id}", "get"), "user_id").getBoolean("required"))
        .isTrue();
  }

  @Test
  void a_body_is_a_parameter_and_a_form_is_several() {
    JsonObject body = parameter(operation("/users/{user_id}", "patch"), "body");
    assertThat(body.getString("in")).isEqualTo("body");
    assertThat(body.getJsonObject("schema").getString("$ref")).isEqualTo("#/definitions/User");

    JsonObject login = operation("/login", "post");
    assertThat(parameter(login, "client_secret").getString("in")).isEqualTo("formData");
    assertThat(parameter(login, "client_secret").getBoolean("required")).isTrue();
    assertThat(parameter(login, "grant_type").getBoolean("required")).isFalse();
  }

  @Test
  void an_answer_has_its_schema() {
    JsonObject answers = operation("/users", "get").getJsonObject("responses");

    assertThat(answers.getJsonObject("200").getJsonObject("schema").getJsonObject("items"))
        .isEqualTo(Json.createObjectBuilder().add("$ref", "#/definitions/User").build());
  }

  @Test
  void every_reference_leads_to_a_definition_and_every_definition_is_referred_to() {
    Set<String> referred = new TreeSet<>();
    Matcher reference = Pattern.compile("#/definitions/(\\w+)").matcher(SWAGGER.toString());
    while (reference.find()) {
      referred.add(reference.group(1));
    }

    assertThat(referred).isEqualTo(SWAGGER.getJsonObject("definitions").keySet());
    assertThat(SWAGGER.toString()).doesNotContain("#/components/", "\"nullable\"", "requestBody");
  }
}
