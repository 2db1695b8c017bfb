package org.precedent.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds answers against the facts of the Looker 4.0 API (contract.json): exactly the members of the
 * schema, of its types, null only where the schema allows it, and no status that is not declared.
 */
public final class LookerContract {

  private static final JsonObject FACTS = read();
  private static final JsonObject SCHEMAS = FACTS.getJsonObject("schemas");

  /** Declared nowhere, and yet expected by every client. */
  private static final Set<Integer> ALWAYS = Set.of(400, 401, 403, 405, 406, 413, 415, 429, 503);

  /** What others than administrators and the user himself see of a user. */
  private static final Set<String> PUBLIC_USER =
      Set.of(
          "can",
          "id",
          "avatar_url",
          "avatar_url_without_sizing",
          "display_name",
          "first_name",
          "last_name",
          "url");

  /** Members for requests only, and one that has no counterpart. */
  private static final Set<String> OMITTED =
      Set.of(
          "permission_set_id",
          "model_set_id",
          "service_account_name",
          "auth_password",
          "default_new_user_group_ids",
          "default_new_user_role_ids",
          "test_ldap_password",
          "test_ldap_user");

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "ValidationError.errors", "ValidationErrorDetail",
          "User.credentials_api3", "CredentialsApi3",
          "ApiVersion.supported_versions", "ApiVersionElement",
          "LDAPConfig.groups", "LDAPGroupRead",
          "LDAPConfig.groups_with_role_ids", "LDAPGroupWrite",
          "LDAPConfig.user_attributes", "LDAPUserAttributeRead",
          "LDAPConfig.user_attributes_with_ids", "LDAPUserAttributeWrite",
          "LDAPUserAttributeRead.user_attributes", "UserAttribute",
          "LDAPGroupRead.roles", "Role",
          "LDAPConfigTestResult.issues", "LDAPConfigTestIssue");

  private static final Pattern INTERNALS =
      Pattern.compile(
          "(?i)<html|\\bat [\\w.]+\\(|\\b(java|javax|jakarta|org|com|fish)\\.[a-z]+\\.|\\w+(Exception|Error)\\b|\\bselect\\b.*\\bfrom\\b|glassfish|payara|jersey|parsson");

  private LookerContract() {}

  private record Operation(String name, JsonObject facts) {}

  /** Fails if the answer is none that the API knows. */
  static void check(String method, String path, Answer answer) {
    String request = method + " " + path + " -> " + answer;
    String[] parts = path.split("\\?", 2);
    boolean selected = parts.length > 1 && parts[1].contains("fields=");
    Optional<Operation> operation = operation(method, parts[0]);
    assertThat(answer.status() < 500 || answer.status() == 503).as(request).isTrue();
    assertThat(answer.header("X-Content-Type-Options")).as(request).contains("nosniff");
    if (answer.status() >= 400) {
      error(answer, method, request);
    } else if (answer.status() == 204) {
      assertThat(answer.header("Content-Type")).as(request).isEmpty();
      assertThat(answer.body()).as(request).isEmpty();
    } else {
      assertThat(operation).as(request).isPresent();
      assertThat(answer.header("Content-Type")).as(request).contains("application/json");
      body(operation.orElseThrow(), answer.json(), selected, request);
    }
    operation.ifPresent(known -> status(known, answer.status(), request));
  }

  /** Fails if it is no error of this API's shape. */
  public static void error(Answer answer, String method, String request) {
    assertThat(answer.header("Content-Type")).as(request).contains("application/json");
    assertThat(answer.text()).as(request).doesNotContainPattern(INTERNALS);
    JsonObject error = answer.object();
    String schema = error.containsKey("errors") ? "ValidationError" : "Error";
    object(schema, error, false, request);
    assertThat(answer.status() == 422).as(request).isEqualTo(error.containsKey("errors"));
    assertThat(error.getString("message")).as(request).isNotBlank();
    String link =
        "https?://[^/]+/r/err/4\\.0/"
            + answer.status()
            + "/"
            + method.toLowerCase(java.util.Locale.ROOT)
            + "/[a-z0-9_:/]+";
    assertThat(error.getString("documentation_url")).as(request).matches(link);
    if (answer.status() == 422) {
      assertThat(error.getString("message")).isEqualTo("Validation Failed");
      assertThat(error.getJsonArray("errors")).as(request).isNotEmpty();
      error
          .getJsonArray("errors")
          .forEach(
              detail -> object("ValidationErrorDetail", detail.asJsonObject(), false, request));
    }
  }

  private static void status(Operation operation, int status, String request) {
    if (!ALWAYS.contains(status)) {
      assertThat(operation.facts.getJsonArray("statuses").getValuesAs(JsonString.class))
          .as(request)
          .contains(Json.createValue(Integer.toString(status)));
    }
  }

  private static void body(Operation operation, JsonValue body, boolean selected, String request) {
    JsonObject declared = Jsons.parsed(operation.facts.getString("answer"));
    if (declared.containsKey("items")) {
      String schema = schema(declared.getJsonObject("items"));
      assertThat(body).as(request).isInstanceOf(JsonArray.class);
      for (JsonValue element : body.asJsonArray()) {
        object(schema, element.asJsonObject(), selected, request);
      }
    } else {
      assertThat(body).as(request).isInstanceOf(JsonObject.class);
      object(schema(declared), body.asJsonObject(), selected, request);
    }
  }

  private static String schema(JsonObject reference) {
    return reference.getString("$ref").replaceFirst(".*/", "");
  }

  private static void object(String schema, JsonObject object, boolean selected, String request) {
    JsonObject facts = SCHEMAS.getJsonObject(schema);
    String about = schema + " in " + request;
    assertThat(facts.keySet()).as(about).containsAll(object.keySet());
    if (!selected) {
      assertThat(missing(schema, facts, object)).as("missing of " + about).isEmpty();
    }
    object.forEach(
        (name, value) ->
            member(
                schema + "." + name,
                facts.getJsonObject(name),
                value,
                selected,
                name + " of " + about));
  }

  private static Set<String> missing(String schema, JsonObject facts, JsonObject object) {
    Set<String> missing = new TreeSet<>(facts.keySet());
    missing.removeAll(object.keySet());
    missing.removeAll(OMITTED);
    missing.removeIf(name -> SCHEMAS.containsKey(facts.getJsonObject(name).getString("type")));
    if (schema.equals("User") && object.keySet().equals(PUBLIC_USER)) {
      missing.clear();
    }
    return missing;
  }

  private static void member(
      String name, JsonObject fact, JsonValue value, boolean selected, String about) {
    if (value == JsonValue.NULL) {
      assertThat(fact.getBoolean("nullable")).as("null as " + about).isTrue();
      return;
    }
    switch (fact.getString("type")) {
      case "string" -> assertThat(value).as(about).isInstanceOf(JsonString.class);
      case "integer" -> {
        assertThat(value).as(about).isInstanceOf(JsonNumber.class);
        assertThat(((JsonNumber) value).isIntegral()).as(about).isTrue();
      }
      case "boolean" -> assertThat(value).as(about).isIn(JsonValue.TRUE, JsonValue.FALSE);
      case "object" -> assertThat(value).as(about).isInstanceOf(JsonObject.class);
      case "array" -> elements(name, value, selected, about);
      default -> object(fact.getString("type"), value.asJsonObject(), selected, about);
    }
  }

  private static void elements(String name, JsonValue value, boolean selected, String about) {
    assertThat(value).as(about).isInstanceOf(JsonArray.class);
    String schema = ELEMENTS.get(name);
    for (JsonValue element : value.asJsonArray()) {
      if (schema != null) {
        object(schema, element.asJsonObject(), selected, about);
      } else {
        assertThat(element).as(about).isInstanceOf(JsonString.class);
      }
    }
  }

  private static Optional<Operation> operation(String method, String path) {
    return FACTS.getJsonObject("operations").entrySet().stream()
        .map(entry -> new Operation(entry.getKey(), entry.getValue().asJsonObject()))
        .filter(operation -> operation.facts.getString("method").equals(method))
        .filter(operation -> matches(operation.facts.getString("path"), path))
        .min(Comparator.comparingLong(LookerContract::variables));
  }

  private static boolean matches(String template, String path) {
    return path.matches(template.replaceAll("\\{\\w+}", "[^/]+"));
  }

  private static long variables(Operation operation) {
    return operation.facts.getString("path").chars().filter(c -> c == '{').count();
  }

  private static JsonObject read() {
    try (InputStream in =
            LookerContract.class.getResourceAsStream("/org/precedent/looker/contract.json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
