package org.precedent.looker;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The published description of this door in the older form Swagger 2.0, as far as OpenAPI 3.0 is
 * used there. Pure.
 */
final class SwaggerDescription {

  private static final String ROOT = "/api/4.0";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String DEFINITIONS = "#/definitions/";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SCHEMA = "schema";
  private static final String REQUIRED = "required";
  private static final List<String> KEPT_OF_OPERATIONS =
      List.of("tags", "operationId", "summary", "description", "security");
  private static final List<String> KEPT_OF_PARAMETERS =
      List.of("name", "in", REQUIRED, "description");

  private SwaggerDescription() {}

  /**
   * @param openApi the description of all doors, by addresses from the root of the server
   */
  static JsonObject of(JsonObject openApi) {
    JsonObjectBuilder paths = Json.createObjectBuilder();
    openApi
        .getJsonObject("paths")
        .forEach(
            (path, item) -> {
              if (path.startsWith(ROOT + "/")) {
                paths.add(path.substring(ROOT.length()), operations(item.asJsonObject()));
              }
            });
    JsonObject own = paths.build();
    JsonObject components = openApi.getJsonObject("components");
    return Json.createObjectBuilder()
        .add("swagger", "2.0")
        .add("info", openApi.get("info"))
        .add("basePath", ROOT)
        .add("consumes", Json.createArrayBuilder().add(JSON))
        .add("produces", Json.createArrayBuilder().add(JSON))
        .add("securityDefinitions", securityDefinitions(components))
        .add("security", openApi.get("security"))
        .add("paths", own)
        .add("definitions", definitions(own, components.getJsonObject("schemas")))
        .build();
  }

  // Swagger 2 has no scheme for a bearer token but the header that it stands in.
  private static JsonObjectBuilder securityDefinitions(JsonObject components) {
    JsonObjectBuilder schemes = Json.createObjectBuilder();
    components
        .getJsonObject("securitySchemes")
        .forEach(
            (name, scheme) ->
                schemes.add(
                    name,
                    Json.createObjectBuilder()
                        .add("type", "apiKey")
                        .add("name", "Authorization")
                        .add("in", "header")
                        .add("description", scheme.asJsonObject().get("description"))));
    return schemes;
  }

  private static JsonObjectBuilder operations(JsonObject item) {
    JsonObjectBuilder operations = Json.createObjectBuilder();
    item.forEach(
        (method, operation) -> operations.add(method, operation(operation.asJsonObject())));
    return operations;
  }

  private static JsonObjectBuilder operation(JsonObject operation) {
    JsonObjectBuilder older = kept(operation, KEPT_OF_OPERATIONS);
    JsonArrayBuilder parameters = Json.createArrayBuilder();
    if (operation.containsKey("parameters")) {
      operation
          .getJsonArray("parameters")
          .forEach(parameter -> parameters.add(parameter(parameter.asJsonObject())));
    }
    Optional.ofNullable(operation.getJsonObject("requestBody"))
        .ifPresent(body -> addBody(older, parameters, body));
    return older
        .add("parameters", parameters)
        .add("responses", responses(operation.getJsonObject("responses")));
  }

  private static JsonObjectBuilder parameter(JsonObject parameter) {
    JsonObjectBuilder older = kept(parameter, KEPT_OF_PARAMETERS);
    JsonObject schema = parameter.getJsonObject(SCHEMA);
    schema.forEach((name, value) -> older.add(name, value));
    if (schema.getString("type").equals("array")) {
      older.add("collectionFormat", parameter.getBoolean("explode", true) ? "multi" : "csv");
    }
    return older;
  }

  private static void addBody(
      JsonObjectBuilder operation, JsonArrayBuilder parameters, JsonObject body) {
    JsonObject content = body.getJsonObject("content");
    if (content.containsKey(FORM)) {
      operation.add("consumes", Json.createArrayBuilder().add(FORM));
      addFields(parameters, content.getJsonObject(FORM).getJsonObject(SCHEMA));
    } else {
      parameters.add(
          Json.createObjectBuilder()
              .add("name", "body")
              .add("in", "body")
              .add(REQUIRED, body.getBoolean(REQUIRED, false))
              .add(SCHEMA, older(content.getJsonObject(JSON).getJsonObject(SCHEMA))));
    }
  }

  private static void addFields(JsonArrayBuilder parameters, JsonObject form) {
    Set<String> required = new TreeSet<>();
    form.getJsonArray(REQUIRED)
        .getValuesAs(JsonString.class)
        .forEach(name -> required.add(name.getString()));
    form.getJsonObject("properties")
        .forEach(
            (name, schema) ->
                parameters.add(
                    Json.createObjectBuilder(schema.asJsonObject())
                        .add("name", name)
                        .add("in", "formData")
                        .add(REQUIRED, required.contains(name))));
  }

  private static JsonObjectBuilder responses(JsonObject responses) {
    JsonObjectBuilder older = Json.createObjectBuilder();
    responses.forEach((status, response) -> older.add(status, response(response.asJsonObject())));
    return older;
  }

  private static JsonObjectBuilder response(JsonObject response) {
    JsonObjectBuilder older = kept(response, List.of("description"));
    if (response.containsKey("content")) {
      JsonObject content = response.getJsonObject("content").getJsonObject(JSON);
      older.add(SCHEMA, older(content.getJsonObject(SCHEMA)));
    }
    return older;
  }

  /** Those of the definitions that the paths need, and those that these need. */
  private static JsonObjectBuilder definitions(JsonObject paths, JsonObject schemas) {
    Deque<String> open = new ArrayDeque<>(names(paths));
    Set<String> needed = new TreeSet<>(open);
    JsonObjectBuilder definitions = Json.createObjectBuilder();
    while (!open.isEmpty()) {
      String name = open.remove();
      JsonValue definition = older(schemas.getJsonObject(name));
      definitions.add(name, definition);
      names(definition).stream().filter(needed::add).forEach(open::add);
    }
    return definitions;
  }

  private static Set<String> names(JsonValue value) {
    Set<String> names = new TreeSet<>();
    if (value instanceof JsonObject object) {
      object.forEach(
          (member, inside) -> {
            if (member.equals("$ref")) {
              names.add(((JsonString) inside).getString().substring(DEFINITIONS.length()));
            } else {
              names.addAll(names(inside));
            }
          });
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      value.asJsonArray().forEach(inside -> names.addAll(names(inside)));
    }
    return names;
  }

  /** A schema: references lead to where definitions are, and what may be null is told otherwise. */
  private static JsonValue older(JsonValue schema) {
    if (schema instanceof JsonObject object) {
      JsonObjectBuilder older = Json.createObjectBuilder();
      for (Map.Entry<String, JsonValue> member : object.entrySet()) {
        addOlder(older, member.getKey(), member.getValue());
      }
      return older.build();
    }
    if (schema.getValueType() == JsonValue.ValueType.ARRAY) {
      JsonArrayBuilder older = Json.createArrayBuilder();
      schema.asJsonArray().forEach(element -> older.add(older(element)));
      return older.build();
    }
    return schema;
  }

  private static void addOlder(JsonObjectBuilder schema, String member, JsonValue value) {
    if (member.equals("$ref") && value instanceof JsonString reference) {
      schema.add(member, DEFINITIONS + reference.getString().substring(SCHEMAS.length()));
    } else if (member.equals("nullable") && !(value instanceof JsonObject)) {
      schema.add("x-nullable", value);
    } else {
      schema.add(member, older(value));
    }
  }

  private static JsonObjectBuilder kept(JsonObject object, List<String> members) {
    JsonObjectBuilder kept = Json.createObjectBuilder();
    members.stream()
        .filter(object::containsKey)
        .forEach(member -> kept.add(member, object.get(member)));
    return kept;
  }
}
