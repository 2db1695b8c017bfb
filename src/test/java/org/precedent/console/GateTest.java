package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.RateLimits;
import org.precedent.platform.web.ClientAddress;
import org.precedent.session.CallerLimits;
import org.precedent.session.Session;
import org.precedent.session.TokenHash;
import org.precedent.session.Workspace;
import org.precedent.testing.Beans;

class GateTest {

  private static final Map<String, String> TWO_PER_MINUTE =
      Map.of("precedent.rate.limit.per.minute", "2");

  private final Map<String, String> headers = new HashMap<>();
  private final Gate gate = gate();
  private int passed;
  private int refused;

  private static Session session(String user) {
    return new Session(
        1,
        new TokenHash("0".repeat(64)),
        new Caller(new UserId(Long.parseLong(user)), false),
        Optional.empty(),
        Optional.empty(),
        "console",
        Workspace.PRODUCTION,
        Instant.MAX);
  }

  private static Gate gate() {
    RateLimits rates = new RateLimits(Beans.settings(TWO_PER_MINUTE));
    Gate made = new Gate();
    made.sameOrigin = new SameOrigin();
    made.me = new Me();
    made.clients =
        new ClientAddress() {
          @Override
          public String of(HttpServletRequest request) {
            return request.getRemoteAddr();
          }
        };
    made.sessions =
        new LiveSessions() {
          @Override
          Optional<Session> find(String token) {
            return Optional.of(session(token));
          }
        };
    made.limits =
        new CallerLimits() {
          @Override
          public RateLimits.Verdict count(Session session) {
            return rates.take(session.requestAccount());
          }

          @Override
          public RateLimits.Verdict countVisitor(String address) {
            return rates.take(address);
          }
        };
    return made;
  }

  private static <T> T fake(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            GateTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            GateTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "sendError" -> refused = (int) arguments[0];
                default -> throw new AssertionError(method);
              }
              return null;
            });
  }

  /**
   * Asks three times for a page, from an address, and with the session of a user if there is one.
   */
  private void ask(String page, String address, Optional<String> user)
      throws IOException, ServletException {
    HttpSession session = fake(HttpSession.class, name -> user.orElseThrow());
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            name ->
                switch (name) {
                  case "getMethod" -> "GET";
                  case "getServletPath" -> "/console/" + page;
                  case "getRemoteAddr" -> address;
                  case "getContentLengthLong" -> -1L;
                  case "getSession" -> user.isPresent() ? session : null;
                  case "getPathInfo", "getQueryString", "getHeader" -> null;
                  default -> throw new AssertionError(name);
                });
    FilterChain chain = (some, answer) -> passed++;
    passed = 0;
    refused = 0;
    for (int i = 0; i < 3; i++) {
      gate.doFilter(request, response(), chain);
    }
  }

  @Test
  void who_asks_too_often_is_refused_and_told_when_to_go_on() throws Exception {
    ask("login", "192.0.2.1", Optional.empty());

    assertThat(passed).isEqualTo(2);
    assertThat(refused).isEqualTo(429);
    assertThat(Integer.parseInt(headers.get("Retry-After"))).isBetween(1, 60);
  }

  @Test
  void requests_of_a_session_count_for_its_user_wherever_they_come_from() throws Exception {
    ask("me", "192.0.2.1", Optional.of("7"));
    assertThat(passed).isEqualTo(2);
    ask("me", "192.0.2.2", Optional.of("7"));
    assertThat(passed).isZero();

    ask("me", "192.0.2.1", Optional.of("8"));

    assertThat(passed).isEqualTo(2);
  }

  @Test
  void what_pages_load_does_not_count() throws Exception {
    ask("assets/jakarta.faces.resource/console.css", "192.0.2.1", Optional.empty());
    assertThat(passed).isEqualTo(3);

    ask("login", "192.0.2.1", Optional.empty());

    assertThat(passed).isEqualTo(2);
  }
}
