package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnOneDatabase;

/** The interactive documentation of the REST doors. */
@OnOneDatabase
class DocsIT extends ApiTest {

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> loaded(String page) {
    Matcher found = Pattern.compile("<(?:script|link)[^>]*(?:src|href)=\"([^\"]+)\"").matcher(page);
    List<String> loaded = new ArrayList<>();
    while (found.find()) {
      loaded.add(found.group(1));
    }
    return loaded;
  }

  @Test
  void the_page_loads_everything_from_this_server_and_may_load_nothing_else()
      throws IOException, InterruptedException {
    HttpResponse<String> page = get("/docs/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http");
    assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("http");
    assertThat(loaded(page.body())).hasSizeGreaterThan(3);
    for (String path : loaded(page.body())) {
      if (!path.startsWith("data:")) {
        assertThat(get("/docs/" + path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void the_description_that_it_shows_has_all_rest_doors() throws IOException, InterruptedException {
    String description = get("/openapi?format=json").body();

    assertThat(Jsons.parsed(description).getJsonObject("paths").keySet())
        .anyMatch(path -> path.startsWith("/api/4.0/"))
        .anyMatch(path -> path.startsWith("/zato/sso/"))
        .contains("/api/v1/values:batch", "/api/v1/user_attributes/{id}/values");
    assertThat(Jsons.parsed(description).getJsonArray("servers").getJsonObject(0).getString("url"))
        .isEqualTo("/");
  }
}
