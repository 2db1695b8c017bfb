package org.precedent.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.precedent.attribute.ReleasableSamples;
import org.precedent.attribute.ReleasableValue;
import org.precedent.attribute.ReleasedValues;
import org.precedent.identity.UserId;
import org.precedent.platform.json.StrictJson;
import org.precedent.release.client.RealClient;
import org.precedent.testing.Beans;
import org.precedent.testing.TestDestination;

/**
 * The bytes on the wire, to the last one: a value is where the template puts it, and nowhere else.
 * Through the client that deliveries are sent with, to a real socket.
 */
class WireProperties {

  private static TestDestination destination;
  private static RealClient client;

  @BeforeContainer
  static void start() {
    destination = TestDestination.http(TestDestination.status(200));
    client = new RealClient();
  }

  @AfterContainer
  static void stop() {
    client.close();
    destination.close();
  }

  private static Preparation preparation(String value) {
    Preparation preparation = new Preparation();
    preparation.checks = new DestinationChecks();
    preparation.checks.whitelists = new KnownWhitelists();
    preparation.checks.whitelists.settings = Beans.settings(Map.of());
    preparation.released =
        new ReleasedValues() {
          @Override
          public String open(ReleasableValue any) {
            return value;
          }
        };
    return preparation;
  }

  private static String origin() {
    return "http://wire.example.test:" + destination.port();
  }

  private static Prepared prepared(DeliveryRequest request, String value) {
    ReleasableValue known = ReleasableSamples.hidden(origin() + "/*", value);
    return preparation(value).prepare(DeliveryTemplate.parse(request), Map.of(known.name(), known));
  }

  /** What comes in at the destination, each octet a character. */
  private static String wire(OutgoingRequest request) {
    assertThat(client.send(request)).isEqualTo(new Sending.Answered(200));
    return destination.requests().remove(0);
  }

  private static DeliveryRequest request(
      String target, List<DeliveryRequest.Header> headers, DeliveryBody body) {
    return new DeliveryRequest(
        new UserId(2), DeliveryMethod.POST, origin() + target, headers, body);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String headers(String type, int length) {
    return "Content-Type: "
        + type
        + "\r\nConnection: close\r\nHost: wire.example.test:"
        + destination.port()
        + "\r\nContent-Length: "
        + length
        + "\r\nUser-Agent: Precedent\r\n\r\n";
  }

  @Provide
  Arbitrary<String> ordinary() {
    return OrdinaryValues.with("%/?#&=\"\\{}", 60);
  }

  @Property(tries = 200)
  void a_value_is_exactly_where_the_template_puts_it(@ForAll("ordinary") String value) {
    String place = "{{ user_attributes.region }}";
    DeliveryRequest request =
        request(
            "/a/" + place + "/b?q=" + place + "&r=1",
            List.of(new DeliveryRequest.Header("X-Token", "k=" + place + "!")),
            new DeliveryBody.Text("<" + place + ">"));

    Prepared.Ready ready = (Prepared.Ready) prepared(request, value);

    assertThat(wire(ready.request()))
        .isEqualTo(
            "POST /a/"
                + encoded(value)
                + "/b?q="
                + encoded(value)
                + "&r=1 HTTP/1.1\r\nX-Token: k="
                + value
                + "!\r\n"
                + headers("text/plain; charset=utf-8", value.length() + 2)
                + "<"
                + value
                + ">");
  }

  @Provide
  Arbitrary<String> any() {
    Arbitrary<String> nasty =
        Arbitraries.of(
            "",
            "\"",
            "\\",
            "\"}",
            "\r\n\r\n",
            "\r\nX: y",
            "{{ user_attributes.region }}",
            "&",
            "#",
            "\u0000",
            "\u2028",
            "ü",
            "😀",
            "</script>",
            "%0d%0a",
            " HTTP/1.1\r\n",
            "\ud800");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, nasty.list().ofMaxSize(4).map(parts -> String.join("", parts))),
        net.jqwik.api.Tuple.of(1, Arbitraries.strings().all().ofMaxLength(20)));
  }

  @Property(tries = 200)
  void any_value_stays_in_its_query_and_its_json_string(@ForAll("any") String value)
      throws Exception {
    String place = "{{ user_attributes.region }}";
    JsonObject body =
        Json.createObjectBuilder()
            .add("a", "<" + place + ">")
            .add("b", Json.createArrayBuilder().add(1).add(place))
            .build();

    Prepared prepared =
        prepared(request("/?q=" + place, List.of(), new DeliveryBody.Json(body)), value);

    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      assertThat(prepared).isInstanceOf(Prepared.TurnedDown.class);
      return;
    }
    String wire = wire(((Prepared.Ready) prepared).request());
    String sent = wire.substring(wire.indexOf("\r\n\r\n") + 4);
    assertThat(wire)
        .isEqualTo(
            "POST /?q="
                + encoded(value)
                + " HTTP/1.1\r\n"
                + headers("application/json", sent.length())
                + sent);
    assertThat(sent)
        .matches(Pattern.compile("\\{\"a\":\"<.*>\",\"b\":\\[1,\".*\"]}", Pattern.DOTALL));
    JsonObject read = StrictJson.object(sent.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read.keySet()).containsExactly("a", "b");
    assertThat(read.getString("a")).isEqualTo("<" + value + ">");
    assertThat(read.getJsonArray("b")).hasSize(2);
    assertThat(read.getJsonArray("b").getString(1)).isEqualTo(value);
  }

  @Property(tries = 200)
  void whatever_the_value_nothing_else_comes_of_a_request(@ForAll("any") String value) {
    String place = "{{ user_attributes.region }}";
    DeliveryRequest request =
        request(
            "/a/" + place + "/b",
            List.of(new DeliveryRequest.Header("X-Token", place)),
            new DeliveryBody.Text(place));

    if (prepared(request, value) instanceof Prepared.Ready ready) {
      assertThat(wire(ready.request()))
          .isEqualTo(
              "POST /a/"
                  + encoded(value)
                  + "/b HTTP/1.1\r\nX-Token: "
                  + value
                  + "\r\n"
                  + headers("text/plain; charset=utf-8", octets(value).length())
                  + octets(value));
    } else {
      assertThat(destination.requests()).isEmpty();
    }
  }
}
