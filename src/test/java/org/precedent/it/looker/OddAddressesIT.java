package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnOneDatabase;
import org.precedent.it.support.RawHttp;

/** Addresses and methods that no client sends. */
@OnOneDatabase
class OddAddressesIT extends LookerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/4.0/users/a%2Fb",
        "/api/4.0/users/1%0d%0aSet-Cookie:x",
        "/api/4.0/users/1%20",
        "/api/4.0/user_attributes/1;a=b",
        "/api/4.0/%75sers",
        "/api/4.0/users/..%2f..%2fx",
        "/api/4.0/../../x",
        "/api/4.0/../../WEB-INF/web.xml",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/api/4.0/users/search?limit=%zz",
        "/api/4.0/users/search?first_name=%ff%00",
        "/api/4.0/users/1|2",
        "/api/4.0/users/{id}",
        "/api/4.0/users/\"<script>",
        "/api/4.0",
        "/api/4.0/",
        "/api",
        "/api/3.1/login",
        "//api/4.0/users",
        "/",
        "/nothing",
        "/api/4.0/users/%zz",
        "/api/4.0/users/%",
        "/api/4.0/users/%00",
        "/api/4.0/users/%5C",
        "/api/4.0/users/%ff",
        "/api/4.0/users/%c0%ae",
        "/api/4.0/users/%ed%a0%80",
        "/api/4.0/users/%e2%28%a1",
        "/api/4.0/users/\u00ff",
        "/api/../../x",
        "/malformed",
        "*"
      })
  void an_odd_address_is_refused_in_the_shape_of_the_door(String target) {
    Answer answer = RawHttp.send(server.address(), "GET", target);

    assertThat(answer.status()).isBetween(400, 499);
    answer
        .header("Content-Type")
        .ifPresent(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.text()).doesNotContainPattern("(?i)<html|exception|glassfish|payara");
    assertThat(answer.string("documentation_url"))
        .contains("/r/err/4.0/" + answer.status() + "/get/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/4.0/users", "/nothing"})
  void a_host_that_no_uri_may_have_is_no_failure_of_the_server(String target) {
    for (String host :
        new String[] {"a{b", "my_host:8080", "a|b:8080", "", ":8080", "[::1]:8080"}) {
      Answer answer = RawHttp.send(server.address(), "GET", target, "Host: " + host);

      assertThat(answer.status()).as(host).isBetween(400, 499);
    }
    assertThat(
            RawHttp.send(server.address(), "GET", target, "Host: my_host:8080")
                .string("documentation_url"))
        .startsWith("http://my_host:8080/r/err/4.0/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/4.0/users/1|2", "/api/4.0/users/{id}", "/a\"b"})
  void an_odd_method_is_refused_at_an_odd_address_too(String target) {
    Answer answer = RawHttp.send(server.address(), "TRACE", target);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.string("documentation_url")).endsWith("/r/err/4.0/405/trace/unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "BREW", "get", "PROPFIND"})
  void an_odd_method_is_refused_without_a_page(String method) {
    Answer answer = RawHttp.send(server.address(), method, "/api/4.0/users");

    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.text()).doesNotContainPattern("(?i)<html|exception|glassfish|payara");
    assertThat(answer.string("message")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "PUT", "BREW"})
  void the_link_of_an_odd_method_names_an_operation_or_none(String method) {
    String link =
        RawHttp.send(server.address(), method, "/api/4.0/users").string("documentation_url");

    assertThat(link).matches(".*/r/err/4\\.0/4\\d\\d/[a-z]+/[a-z0-9_:/]+");
  }
}
