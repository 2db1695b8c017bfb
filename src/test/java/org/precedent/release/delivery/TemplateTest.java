package org.precedent.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.ValueText;
import org.precedent.identity.InvalidException;
import org.precedent.identity.UserId;
import org.precedent.release.Destination;
import org.precedent.release.RefusalReason;
import org.precedent.release.Refused;

class TemplateTest {

  private static final String X = "{{ user_attributes.x }}";

  private static String filled(String template) throws Refusal {
    return TemplateParser.parse("body_text", template).fill(name -> "<" + name + ">");
  }

  @Test
  void placeholders_are_filled_and_everything_else_stands() throws Refusal {
    assertThat(filled("a {{ user_attributes.x }}{{user_attributes.y-1}} } { {x} }}"))
        .isEqualTo("a <x><y-1> } { {x} }}");
  }

  @Test
  void two_braces_are_written_in_quotes() throws Refusal {
    assertThat(filled("{{ '{{' }} x }} {{ \"{{\" }}")).isEqualTo("{{ x }} {{");
  }

  @Test
  void a_placeholder_in_a_value_is_not_filled() throws Refusal {
    assertThat(
            TemplateParser.parse("body_text", "{{ user_attributes.x }}")
                .fill(name -> "{{ user_attributes.y }}"))
        .isEqualTo("{{ user_attributes.y }}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "{{ }}",
        "{{ user_attributes.x",
        "{{ user_attributes. }}",
        "{{ user_attributes.X }}",
        "{{ user_attribute.x }}",
        "{{ user_attributes['x'] }}",
        "{{ user_attributes.x | upcase }}",
        "{{\tuser_attributes.x }}",
        "{{{ user_attributes.x }}}"
      })
  void what_is_no_placeholder_is_refused(String template) {
    assertThatThrownBy(() -> TemplateParser.parse("body_text", template))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ user_attributes.x }}",
        "{{ user_attributes.x }}://host.test/",
        "https://{{ user_attributes.x }}/",
        "https://host.{{ user_attributes.x }}",
        "https://host.test:{{ user_attributes.x }}/",
        "https://{{ user_attributes.x }}@host.test/"
      })
  void no_placeholder_stands_in_scheme_host_or_port(String url) {
    assertThatThrownBy(() -> UrlTemplate.parse(url).fill(name -> "x"))
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(InvalidException.class),
            failure -> assertThat(failure).isInstanceOf(Refusal.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "."})
  void a_dot_segment_from_a_value_is_refused(String value) throws Refusal {
    assertThat(UrlTemplate.parse("https://host.test/a/{{ user_attributes.x }}").fill(name -> value))
        .isEqualTo(new Refused(RefusalReason.DOT_SEGMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "%2e", "%252E.", "a/..", "a%2F.", "%20.", "..;x", "..%3F.."})
  void no_value_stands_beside_dots_alone(String dots) {
    assertThatThrownBy(() -> UrlTemplate.parse("https://host.test/" + dots + X))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "a", "F", "%30", "%2541", "%25ae", ".", "..", "%2e/", "./b", "..;x", ".%20"})
  void nothing_completes_what_a_value_ends_with(String after) {
    assertThatThrownBy(() -> UrlTemplate.parse("https://host.test/" + X + after))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".json", "/b", "-1", ":read", "@x", ";v=1", "%20x", "%C3%A9", "/..a", "?"})
  void a_value_is_followed_by_what_is_complete(String after) throws Refusal {
    assertThat(UrlTemplate.parse("https://host.test/" + X + after).fill(name -> "50%"))
        .isInstanceOf(Destination.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a", "%2F", "x.y"})
  void a_slash_stands_between_two_values_of_a_path(String between) {
    String own = "{{ user_attributes.own }}";

    assertThatThrownBy(() -> UrlTemplate.parse("https://host.test/" + own + between + X))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> UrlTemplate.parse("https://host.test/" + X + between + own))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void values_of_a_query_and_of_two_segments_stand_as_they_are() throws Refusal {
    assertThat(
            (Destination)
                UrlTemplate.parse("https://host.test/" + X + "/v-" + X + "?a=%25" + X + X + ".")
                    .fill(name -> "0"))
        .extracting(Destination::url)
        .isEqualTo("https://host.test/0/v-0?a=%2500.");
  }

  @Test
  void an_encoded_way_out_from_a_value_is_refused() throws Refusal {
    assertThat(
            UrlTemplate.parse("https://host.test/a/{{ user_attributes.x }}/b")
                .fill(name -> "../../c"))
        .isEqualTo(new Refused(RefusalReason.DISGUISED_DOT_SEGMENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%2",
        "%25",
        "%252",
        "%25e",
        "%2525",
        "%25252",
        "%25%32",
        "%25%2532",
        "a/..%25",
        "%25c0",
        "%25e0%2580",
        "%2525252525"
      })
  void no_value_completes_what_is_encoded_before_it(String before) {
    assertThatThrownBy(
            () -> UrlTemplate.parse("https://host.test/" + before + "{{ user_attributes.x }}"))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%25-", "%20", "caf%C3%A9", "%25zz", "a%252Fb/", "2"})
  void a_value_follows_what_is_complete(String before) throws Refusal {
    assertThat(
            UrlTemplate.parse("https://host.test/" + before + "{{ user_attributes.x }}")
                .fill(name -> "2e"))
        .isInstanceOf(Destination.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"50%e9", "%e9t%e9", "100%", "p@ss/w0rd?#;", "a b", "grüße", "%c3%28"})
  void an_ordinary_secret_can_be_sent_in_a_path(String value) throws Refusal {
    assertThat(
            UrlTemplate.parse("https://host.test/a/{{ user_attributes.x }}/b").fill(name -> value))
        .isInstanceOf(Destination.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..?",
        "..#x",
        "%2e%2e/",
        "%c0%ae%c0%ae",
        "%e0%80%ae.",
        "%f0%80%80%ae%2e",
        "..%c0%af",
        "%25c0%25ae.",
        "..;x",
        "..\\b",
        "%2e%2e%3f"
      })
  void a_dot_segment_that_a_careless_server_finds_in_a_value_is_refused(String value)
      throws Refusal {
    assertThat(
            UrlTemplate.parse("https://host.test/a/{{ user_attributes.x }}/b").fill(name -> value))
        .isEqualTo(new Refused(RefusalReason.DISGUISED_DOT_SEGMENT));
  }

  @Test
  void an_empty_value_in_the_path_is_refused() {
    UrlTemplate template = UrlTemplate.parse("https://host.test/a/{{ user_attributes.x }}/b");

    assertThatThrownBy(() -> template.fill(name -> "")).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host.test/{{ user_attributes.x }}",
        "https://host.test/?q={{ user_attributes.x }}"
      })
  void no_value_is_too_long_for_a_url(String url) throws Refusal {
    String longest = "ü".repeat(ValueText.MAX_BYTES / 2);

    assertThat(UrlTemplate.parse(url).fill(name -> longest)).isInstanceOf(Destination.class);
  }

  @Test
  void what_a_url_may_become_is_bounded_by_its_placeholders() {
    String path = "https://host.test" + ("/" + X).repeat(4) + "?";

    assertThat(request(path + X.repeat(4)).names()).hasSize(1);
    assertThatThrownBy(() -> request(path + X.repeat(5))).isInstanceOf(InvalidException.class);
  }

  private static DeliveryTemplate request(String url) {
    return DeliveryTemplate.parse(
        new DeliveryRequest(
            new UserId(2), DeliveryMethod.GET, url, List.of(), new DeliveryBody.None()));
  }

  @Test
  void a_host_in_the_path_changes_nothing() throws Refusal {
    assertThat(
            (Destination)
                UrlTemplate.parse("https://host.test/{{ user_attributes.x }}")
                    .fill(name -> "/evil.test"))
        .extracting(Destination::url)
        .isEqualTo("https://host.test/%2Fevil.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "content-length",
        "Transfer-Encoding",
        "Connection",
        "TE",
        "Upgrade",
        "Expect",
        "Proxy-Authorization",
        "",
        "a b",
        "a:b",
        "a\r\nb",
        "ä",
        "{{ user_attributes.x }}"
      })
  void headers_of_the_connection_and_names_that_are_no_tokens_are_refused(String name) {
    assertThatThrownBy(() -> HeaderTemplate.parse(List.of(new DeliveryRequest.Header(name, "x"))))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void a_header_does_not_stand_twice() {
    assertThatThrownBy(
            () ->
                HeaderTemplate.parse(
                    List.of(
                        new DeliveryRequest.Header("X-A", "x"),
                        new DeliveryRequest.Header("x-a", "y"))))
        .isInstanceOf(InvalidException.class);
  }

  private static String recorded(String url) throws Refusal {
    UrlTemplate template = UrlTemplate.parse(url);
    return template.recordedPath((Destination) template.fill(name -> "value"));
  }

  @Test
  void the_recorded_path_has_placeholders_and_no_query() throws Refusal {
    assertThat(recorded("https://h.test/a/{{user_attributes.x}}?t={{ user_attributes.y }}"))
        .isEqualTo("/a/{{ user_attributes.x }}");
    assertThat(UrlTemplate.parse("https://h.test/a?t={{ user_attributes.y }}").names())
        .containsExactly(new AttributeName("y"));
  }

  @Test
  void without_placeholders_the_recorded_path_is_that_which_is_sent() throws Refusal {
    assertThat(recorded("https://h.test/open/../%7Eb?q=1")).isEqualTo("/~b");
    assertThat(recorded("https://h.test/a?q={{ user_attributes.x }}")).isEqualTo("/a");
    assertThat(recorded("https://h.test")).isEqualTo("/");
  }
}
