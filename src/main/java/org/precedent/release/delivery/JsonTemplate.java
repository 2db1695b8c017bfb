package org.precedent.release.delivery;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * JSON whose strings have placeholders, as a tree: values go into strings, and the JSON writer
 * escapes them, so that none gets out of its string. Immutable.
 */
final class JsonTemplate {

  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
  private static final JsonBuilderFactory FACTORY = Json.createBuilderFactory(Map.of());
  private static final String FIELD = "body";

  private final Node root;

  private sealed interface Node {}

  private record Text(Template template) implements Node {}

  private record Fixed(JsonValue value) implements Node {}

  private record Elements(List<Node> nodes) implements Node {}

  private record Members(Map<String, Node> nodes) implements Node {}

  private JsonTemplate(Node root) {
    this.root = root;
  }

  /**
   * Reads it.
   *
   * @throws InvalidException if a placeholder is malformed, or in the name of a member
   */
  static JsonTemplate parse(JsonValue value) {
    return new JsonTemplate(node(value));
  }

  private static Node node(JsonValue value) {
    if (value instanceof JsonString string) {
      return new Text(TemplateParser.parse(FIELD, string.getString()));
    }
    if (value instanceof JsonArray array) {
      List<Node> nodes = new ArrayList<>(array.size());
      array.forEach(element -> nodes.add(node(element)));
      return new Elements(nodes);
    }
    if (value instanceof JsonObject object) {
      Map<String, Node> nodes = new LinkedHashMap<>();
      object.forEach((name, member) -> nodes.put(requireFixed(name), node(member)));
      return new Members(nodes);
    }
    return new Fixed(value);
  }

  private static String requireFixed(String name) {
    if (name.contains("{{")) {
      throw new InvalidException(
          Problem.invalid(FIELD, "The name of a member of body can't have a placeholder."));
    }
    return name;
  }

  /** The attributes that occur. */
  Set<AttributeName> names() {
    return strings(root)
        .flatMap(string -> string.names().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many values it takes, each as often as it occurs. */
  int places() {
    return strings(root).mapToInt(Template::places).sum();
  }

  private static Stream<Template> strings(Node node) {
    if (node instanceof Text text) {
      return Stream.of(text.template);
    }
    if (node instanceof Elements elements) {
      return elements.nodes.stream().flatMap(JsonTemplate::strings);
    }
    return node instanceof Members members
        ? members.nodes.values().stream().flatMap(JsonTemplate::strings)
        : Stream.empty();
  }

  /** The JSON text with values in it. */
  String fill(Template.Filling values) throws Refusal {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = GENERATORS.createGenerator(text)) {
      json.write(filled(root, values));
    }
    return text.toString();
  }

  private static JsonValue filled(Node node, Template.Filling values) throws Refusal {
    if (node instanceof Text text) {
      return Json.createValue(text.template.fill(values));
    }
    if (node instanceof Elements elements) {
      var array = FACTORY.createArrayBuilder();
      for (Node element : elements.nodes) {
        array.add(filled(element, values));
      }
      return array.build();
    }
    if (node instanceof Members members) {
      var object = FACTORY.createObjectBuilder();
      for (Map.Entry<String, Node> member : members.nodes.entrySet()) {
        object.add(member.getKey(), filled(member.getValue(), values));
      }
      return object.build();
    }
    return ((Fixed) node).value;
  }
}
