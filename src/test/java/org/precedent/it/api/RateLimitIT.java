package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;

/** Who asks the own API too often. */
class RateLimitIT {

  private static final int LIMIT = 30;

  @Test
  void who_asks_too_often_is_told_when_to_go_on() {
    Map<String, String> settings =
        Map.of("PRECEDENT_RATE_LIMIT_PER_MINUTE", Integer.toString(LIMIT));
    try (RunningServer server = RunningServer.start(settings)) {
      ApiClient admin =
          ApiClient.of(
              server.address(),
              LookerClient.anonymous(server.address())
                  .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
                  .string("access_token"));

      for (String path :
          List.of(
              "/user_attributes/email/values",
              "/users/me/attributes/email/explanation",
              "/users/me/what-if")) {
        Answer refused =
            IntStream.range(0, 2 * LIMIT)
                .mapToObj(i -> admin.get(path))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
        ApiTest.assertRefused(refused, 429, "rate_limited");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isPositive();
      }
      ApiTest.assertRefused(admin.post("/values:batch", "{}"), 429, "rate_limited");
    }
  }
}
