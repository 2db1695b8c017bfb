package org.precedent.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.precedent.identity.InvalidException;
import org.precedent.platform.json.StrictJson;
import org.precedent.release.Destination;
import org.precedent.release.ParsedUrl;

/** Whatever a value is, it stays where the template puts it. */
class TemplateProperties {

  private static final String PLACE = "{{ user_attributes.v }}";
  private static final String OTHER = "{{ user_attributes.other }}";

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> nasty =
        Arbitraries.of(
            "..",
            ".",
            "",
            "/",
            "../..",
            "%2e%2e",
            "..%2f",
            "\\",
            "\r\n",
            "\r\nX: y",
            "\"",
            "\\\"",
            "\"}",
            "?",
            "#",
            "&a=b",
            "@evil.test",
            ";",
            "{{ user_attributes.other }}",
            "\u0000",
            "ü",
            "😀",
            "\ud800",
            "//evil.test",
            " ",
            "\t",
            ":8080",
            "</script>",
            "..;",
            "%",
            "%0",
            "%c0",
            "0a",
            "ae",
            "%00");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, nasty),
        net.jqwik.api.Tuple.of(2, nasty.list().ofMaxSize(4).map(parts -> String.join("", parts))),
        net.jqwik.api.Tuple.of(2, Arbitraries.strings().all().ofMaxLength(20)),
        net.jqwik.api.Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(20)));
  }

  private static Optional<Destination> url(String template, String value) {
    try {
      ParsedUrl parsed = UrlTemplate.parse(template).fill(name -> value);
      return parsed instanceof Destination destination
          ? Optional.of(destination)
          : Optional.empty();
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  @Property
  void no_value_leaves_its_segment_of_the_path(@ForAll("values") String value) {
    url("https://api.example.test/a/" + PLACE + "/b?q=1", value)
        .ifPresent(
            destination -> {
              assertThat(destination.origin()).isEqualTo("https://api.example.test");
              assertThat(destination.query()).contains("q=1");
              String[] segments = destination.path().split("/", -1);
              assertThat(segments).hasSize(4);
              assertThat(segments[1]).isEqualTo("a");
              assertThat(segments[3]).isEqualTo("b");
              assertThat(decoded(segments[2])).isEqualTo(value);
            });
  }

  /** What stands beside a value: text, and other values. */
  @Provide
  Arbitrary<String> neighbours() {
    return Arbitraries.of(
            "%",
            "%0", "%2", "%25", "%252", "25", "%25c0", "%25ae", "%2e", ".", "..", ";", "/", "%2f",
            "%20", "a", "0", "-", "g", "\\", OTHER)
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> others() {
    return Arbitraries.of("%0", "%", "..", "00", "%25", "ae", "/..", ".", "x", "%c0", "..;");
  }

  @Property(tries = 5000)
  void what_stands_beside_a_value_makes_no_path_tell_how_it_begins_or_ends(
      @ForAll("neighbours") String before,
      @ForAll("neighbours") String after,
      @ForAll("others") String other,
      @ForAll("values") String value) {
    String url = "https://api.example.test/a/" + before + PLACE + after + "/b";
    boolean good = url("https://api.example.test/a/" + PLACE + "/b", value).isPresent();
    if (good && isSent(url, "x", other)) {
      assertThat(isSent(url, value, other)).isTrue();
    }
  }

  private static boolean isSent(String template, String value, String other) {
    try {
      return UrlTemplate.parse(template).fill(name -> name.toString().equals("v") ? value : other)
          instanceof Destination;
    } catch (Refusal | InvalidException refused) {
      return false;
    }
  }

  @Provide
  Arbitrary<String> ordinary() {
    return OrdinaryValues.with("%/?#;äé", 40);
  }

  @Property
  void every_ordinary_value_can_be_sent_in_a_path(@ForAll("ordinary") String value) {
    assertThat(url("https://api.example.test/a/" + PLACE + "/b", value))
        .hasValueSatisfying(
            destination ->
                assertThat(decoded(destination.path().split("/", -1)[2])).isEqualTo(value));
  }

  @Property
  void no_value_leaves_its_place_in_the_query(@ForAll("values") String value) {
    url("https://api.example.test/a?x=" + PLACE + "&y=1", value)
        .ifPresent(
            destination -> {
              assertThat(destination.origin()).isEqualTo("https://api.example.test");
              assertThat(destination.path()).isEqualTo("/a");
              String[] pairs = destination.query().orElseThrow().split("&", -1);
              assertThat(pairs).hasSize(2);
              assertThat(decoded(pairs[0].substring(2))).isEqualTo(value);
              assertThat(pairs[1]).isEqualTo("y=1");
            });
  }

  @Property
  void no_value_injects_a_header(@ForAll("values") String value) {
    HeaderTemplate header =
        HeaderTemplate.parse(List.of(new DeliveryRequest.Header("X-Token", "a " + PLACE + " b")))
            .get(0);
    try {
      OutgoingHeader filled = header.fill(name -> value);
      assertThat(filled.value()).isEqualTo("a " + value + " b");
      assertThat(filled.value().chars()).allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
    } catch (Refusal refused) {
      assertThat(value.chars()).anyMatch(c -> c != '\t' && (c < ' ' || c > '~'));
    }
  }

  @Property
  void no_value_breaks_out_of_its_json_string(@ForAll("values") String value) {
    JsonObject body =
        Json.createReader(new StringReader("{\"a\":[\"<" + PLACE + ">\",1.50],\"b\":null}"))
            .readObject();
    BodyTemplate template = BodyTemplate.parse(new DeliveryBody.Json(body));
    try {
      byte[] bytes = template.fill(name -> value).orElseThrow();
      JsonObject sent = StrictJson.object(bytes);
      assertThat(sent.keySet()).containsExactly("a", "b");
      assertThat(sent.getJsonArray("a").getString(0)).isEqualTo("<" + value + ">");
      assertThat(sent.getJsonArray("a").getJsonNumber(1)).hasToString("1.50");
    } catch (Refusal refused) {
      assertThat(isUnicode(value)).isFalse();
    }
  }

  @Property
  void a_value_stands_in_text_as_it_is(@ForAll("values") String value) {
    BodyTemplate template = BodyTemplate.parse(new DeliveryBody.Text("<" + PLACE + ">"));
    try {
      byte[] bytes = template.fill(name -> value).orElseThrow();
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("<" + value + ">");
    } catch (Refusal refused) {
      assertThat(isUnicode(value)).isFalse();
    }
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
