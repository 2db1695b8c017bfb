package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.precedent.directory.ldap.LiveDirectory;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;
import org.precedent.it.support.SsoClient;

/**
 * The time of a refusal does not tell whether anybody has the name. Attempts take turns, so that
 * whatever slows the machine down slows down both kinds; the shortest times are compared, since
 * noise only adds, with bounds that it does not reach, but one missing step does.
 */
class LogInTimingIT {

  private static final int ROUNDS = 8;
  private static final int DELAY_MILLIS = 500;
  private static final String PASSWORD = "correct horse";

  private record Shortest(double known, double unknown) {}

  private static String unique() {
    return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private static double millisOfRefusal(SsoClient sso, String name) {
    long started = System.nanoTime();
    assertThat(
            sso.send("POST", "/user/login", "username", name, "password", "wrong password")
                .status())
        .isEqualTo(403);
    return (System.nanoTime() - started) / 1e6;
  }

  private static Shortest shortest(SsoClient sso, List<String> names) {
    millisOfRefusal(sso, names.get(0));
    millisOfRefusal(sso, unique());
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      known.add(millisOfRefusal(sso, names.get(i % names.size())));
      unknown.add(millisOfRefusal(sso, unique()));
    }
    return new Shortest(shortest(known), shortest(unknown));
  }

  private static double shortest(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  @Test
  void an_unknown_name_takes_as_long_as_a_wrong_password_of_the_directory() {
    try (LiveDirectory directory = LiveDirectory.slow(DELAY_MILLIS);
        RunningServer server = RunningServer.start(settings(directory))) {
      List<String> names = List.of(unique(), unique(), unique());
      names.forEach(directory::person);

      Shortest shortest = shortest(new SsoClient(server.address()), names);

      // A search and a bind each: with one of them less, it would be sooner by the delay.
      assertThat(shortest.unknown()).isGreaterThan(2 * DELAY_MILLIS);
      assertThat(Math.abs(shortest.known() - shortest.unknown()))
          .as(shortest.toString())
          .isLessThan(DELAY_MILLIS * 0.8);
    }
  }

  private static Map<String, String> settings(LiveDirectory directory) {
    Map<String, String> settings = new HashMap<>(directory.settings());
    // No run of the mirror in between.
    settings.put("PRECEDENT_LDAP_MIRROR_INTERVAL", "PT1H");
    return settings;
  }

  @Test
  void an_unknown_name_takes_as_long_as_a_wrong_password_of_a_local_user() {
    SsoClient sso = new SsoClient(Servers.H2.address());
    String admin = sso.token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    List<String> names = List.of(unique(), unique(), unique());
    names.forEach(
        name ->
            sso.send(
                "POST",
                "/user",
                "ust",
                admin,
                "username",
                name,
                "password",
                PASSWORD,
                "auto_approve",
                true));

    Shortest shortest = shortest(sso, names);

    // Nearly all of the time goes into hashes: with one of them less, it would be half at most.
    assertThat(shortest.unknown() / shortest.known()).as(shortest.toString()).isBetween(0.65, 1.55);
  }
}
