package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The door against the facts of the Looker 4.0 API (contract.json: operations, parameters,
 * statuses, schemas): the code has the operations and the parameters, and the published description
 * says the same as the facts.
 */
class ContractTest {

  private static final JsonObject CONTRACT = read("contract.json");
  private static final JsonObject OPERATIONS = CONTRACT.getJsonObject("operations");
  private static final JsonObject OPENAPI = read("/META-INF/openapi.json");
  private static final Set<String> OWN_OPERATIONS = Set.of("GET alive", "GET swagger.json");
  private static final Set<String> PARTS = Set.of("limit", "offset", "sorts");

  /**
   * Lists that may be too long for one answer, and that the facts give no parameters for; clients
   * that are generated know none, so the description has none either.
   */
  private static final Map<String, Set<String>> OWN_PARAMETERS =
      Map.of("all_group_groups", PARTS, "role_users", PARTS);

  private static JsonObject read(String resource) {
    try (InputStream in = ContractTest.class.getResourceAsStream(resource)) {
      return Json.createReader(in).readObject();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static Set<String> operations() {
    return new TreeSet<>(OPERATIONS.keySet());
  }

  private static Map<String, Method> resourceMethods() {
    Map<String, Method> methods = new TreeMap<>();
    for (Class<?> resource : LookerApplication.resources()) {
      for (Method method : resource.getMethods()) {
        String verb = Operation.verb(method);
        if (verb != null) {
          methods.put(verb + " " + Operation.template(resource, method).replace(" ", ""), method);
        }
      }
    }
    return methods;
  }

  private static String route(JsonObject operation) {
    return operation.getString("method") + " " + operation.getString("path").substring(1);
  }

  private static Set<String> parameters(JsonObject operation, String in) {
    return operation.getJsonArray("parameters").stream()
        .map(JsonValue::asJsonObject)
        .filter(parameter -> parameter.getString("in").equals(in))
        .map(parameter -> parameter.getString("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_operation_has_its_resource_method_and_there_are_no_others() {
    Set<String> expected =
        operations().stream()
            .map(id -> route(OPERATIONS.getJsonObject(id)))
            .collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(OWN_OPERATIONS);

    assertThat(resourceMethods().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void nothing_is_published_that_is_not_served() {
    Set<String> published = new TreeSet<>();
    OPENAPI
        .getJsonObject("paths")
        .forEach(
            (path, item) -> {
              if (path.startsWith("/api/4.0/")) {
                item.asJsonObject()
                    .values()
                    .forEach(
                        operation ->
                            published.add(operation.asJsonObject().getString("operationId")));
              }
            });

    assertThat(published).isEqualTo(operations());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void an_operation_reads_all_its_query_parameters(String operationId) {
    JsonObject operation = OPERATIONS.getJsonObject(operationId);
    Method method = resourceMethods().get(route(operation));

    assertThat(queryParameters(method))
        .containsAll(parameters(operation, "query"))
        .containsAll(OWN_PARAMETERS.getOrDefault(operationId, Set.of()));
  }

  private static Set<String> queryParameters(Method method) {
    Stream<String> direct =
        Arrays.stream(method.getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
            .map(parameter -> parameter.getAnnotation(QueryParam.class).value());
    Stream<String> inBeans =
        Arrays.stream(method.getParameterTypes())
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> field.isAnnotationPresent(QueryParam.class))
            .map(field -> field.getAnnotation(QueryParam.class).value());
    return Stream.concat(direct, inBeans).collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void the_published_description_has_the_operation_with_its_parameters_and_statuses(
      String operationId) {
    JsonObject facts = OPERATIONS.getJsonObject(operationId);
    JsonObject published =
        OPENAPI
            .getJsonObject("paths")
            .getJsonObject("/api/4.0" + facts.getString("path"))
            .getJsonObject(facts.getString("method").toLowerCase(Locale.ROOT));

    assertThat(published.getString("operationId")).isEqualTo(operationId);
    assertThat(published.getJsonObject("responses").keySet())
        .containsAll(
            facts.getJsonArray("statuses").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList());
    if (published.containsKey("parameters")) {
      assertThat(parameters(published, "query")).isEqualTo(parameters(facts, "query"));
      assertThat(parameters(published, "path")).isEqualTo(parameters(facts, "path"));
    } else {
      assertThat(facts.getJsonArray("parameters")).isEmpty();
    }
  }

  static Map<String, Shape<?>> shapes() {
    return Map.ofEntries(
        Map.entry("UserAttribute", AttributeShapes.DEFINITION),
        Map.entry("UserAttributeWithValue", AttributeShapes.USER_VALUE),
        Map.entry("UserAttributeGroupValue", AttributeShapes.GROUP_VALUE),
        Map.entry("User", UserShapes.FULL),
        Map.entry("CredentialsEmail", CredentialShapes.EMAIL),
        Map.entry("CredentialsLDAP", CredentialShapes.LDAP),
        Map.entry("CredentialsApi3", CredentialShapes.API3),
        Map.entry("CreateCredentialsApi3", CredentialShapes.NEW_API3),
        Map.entry("Group", GroupShapes.GROUP),
        Map.entry("GroupHierarchy", GroupShapes.HIERARCHY),
        Map.entry("Role", RoleShapes.ROLE),
        Map.entry("PermissionSet", RoleShapes.PERMISSION_SET),
        Map.entry("ModelSet", RoleShapes.MODEL_SET),
        Map.entry("LDAPConfig", DirectoryConfigShapes.CONFIG),
        Map.entry("LDAPUserAttributeRead", DirectoryConfigShapes.PAIRING),
        Map.entry("LDAPUserAttributeWrite", DirectoryConfigShapes.PAIRING_WITH_IDS),
        Map.entry("LDAPGroupRead", DirectoryConfigShapes.GROUP),
        Map.entry("LDAPGroupWrite", DirectoryConfigShapes.GROUP_WITH_IDS),
        Map.entry("LDAPConfigTestResult", DirectoryTestShapes.RESULT),
        Map.entry("LDAPConfigTestIssue", DirectoryTestShapes.ISSUE),
        Map.entry("LDAPUser", DirectoryTestShapes.PERSON),
        Map.entry("AccessToken", SessionShapes.TOKEN),
        Map.entry("ApiSession", SessionShapes.SESSION),
        Map.entry("ApiVersion", Versions.VERSIONS),
        Map.entry("ApiVersionElement", Versions.ELEMENT));
  }

  static Set<String> schemas() {
    return shapes().keySet();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void an_answer_has_exactly_the_members_of_its_schema(String schema) {
    assertThat(shapes().get(schema).names())
        .containsExactlyInAnyOrderElementsOf(
            CONTRACT.getJsonObject("schemas").getJsonObject(schema).keySet());
  }
}
