package org.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published description against the resources of the doors that have no other contract. */
class OpenApiTest {

  private static final JsonObject OPENAPI = read();

  private static JsonObject read() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Set<String> served(String packageName, String root) {
    Set<String> served = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPackages(packageName)) {
      Class<?> resource = type.reflect();
      Path path = resource.getAnnotation(Path.class);
      if (path != null) {
        for (Method method : resource.getMethods()) {
          verbs(method).forEach(verb -> served.add(verb + " " + root + address(path, method)));
        }
      }
    }
    return served;
  }

  private static String address(Path path, Method method) {
    Path more = method.getAnnotation(Path.class);
    return "/" + path.value() + (more == null ? "" : "/" + more.value());
  }

  private static List<String> verbs(Method method) {
    List<String> verbs = new ArrayList<>();
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        verbs.add(verb.value());
      }
    }
    return verbs;
  }

  private static Set<String> published(String root) {
    Set<String> published = new TreeSet<>();
    OPENAPI
        .getJsonObject("paths")
        .forEach(
            (path, item) -> {
              if (path.startsWith(root + "/")) {
                item.asJsonObject()
                    .keySet()
                    .forEach(verb -> published.add(verb.toUpperCase(Locale.ROOT) + " " + path));
              }
            });
    return published;
  }

  @Test
  void the_own_api_is_described_as_it_is_served() {
    assertThat(published("/api/v1")).isEqualTo(served("org.precedent.api", "/api/v1"));
  }

  @Test
  void the_zato_door_is_described_as_it_is_served() {
    assertThat(published("/zato/sso")).isEqualTo(served("org.precedent.zato", "/zato/sso"));
  }

  @Test
  void every_place_in_an_address_is_a_parameter() {
    OPENAPI
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (verb, operation) ->
                            assertThat(pathParameters(operation.asJsonObject()))
                                .as(verb + " " + path)
                                .isEqualTo(places(path))));
  }

  private static Set<String> pathParameters(JsonObject operation) {
    Set<String> names = new TreeSet<>();
    if (operation.containsKey("parameters")) {
      for (JsonValue parameter : operation.getJsonArray("parameters")) {
        if (parameter.asJsonObject().getString("in").equals("path")) {
          names.add(parameter.asJsonObject().getString("name"));
        }
      }
    }
    return names;
  }

  private static Set<String> places(String path) {
    Set<String> places = new TreeSet<>();
    Matcher place = Pattern.compile("\\{(\\w+)}").matcher(path);
    while (place.find()) {
      places.add(place.group(1));
    }
    return places;
  }

  @Test
  void operation_ids_are_unique_and_references_lead_somewhere() {
    List<String> ids = new ArrayList<>();
    OPENAPI
        .getJsonObject("paths")
        .values()
        .forEach(
            item ->
                item.asJsonObject()
                    .values()
                    .forEach(
                        operation -> ids.add(operation.asJsonObject().getString("operationId"))));
    Set<String> schemas = OPENAPI.getJsonObject("components").getJsonObject("schemas").keySet();
    Matcher reference = Pattern.compile("#/components/schemas/(\\w+)").matcher(OPENAPI.toString());

    assertThat(ids).doesNotHaveDuplicates();
    while (reference.find()) {
      assertThat(schemas).contains(reference.group(1));
    }
  }
}
