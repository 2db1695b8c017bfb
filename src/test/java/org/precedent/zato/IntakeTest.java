package org.precedent.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.platform.RateLimits;
import org.precedent.platform.web.BodyTooLargeException;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.CallerLimits;

/** How much of a request is read of whom. */
class IntakeTest {

  private final Intake intake = new Intake();
  private final Map<Object, Object> properties = new HashMap<>();
  private boolean mayGoOn = true;

  IntakeTest() {
    intake.limits = new Limits();
    intake.applications =
        new KnownApplications() {
          @Override
          String require(Optional<String> named) {
            return named.orElse("CRM");
          }
        };
    intake.clients =
        new ClientAddress() {
          @Override
          public String of(HttpServletRequest request) {
            return "192.0.2.1";
          }
        };
    intake.servlet = fake(HttpServletRequest.class, (proxy, method, arguments) -> null);
  }

  /** Who shows a session is counted for it; the address may or may not go on. */
  private final class Limits extends CallerLimits {

    @Override
    public RateLimits.Verdict ofStranger(String address) {
      return verdict();
    }

    @Override
    public RateLimits.Verdict countStranger(String address) {
      return verdict();
    }

    @Override
    public Counted count(Optional<String> token, String address) {
      return new Counted(
          Optional.empty(),
          token.isPresent() ? new RateLimits.Verdict(true, 20, 19, 1) : verdict());
    }

    private RateLimits.Verdict verdict() {
      return new RateLimits.Verdict(mayGoOn, 20, mayGoOn ? 20 : 0, 7);
    }
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(IntakeTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Sends a body of that many bytes, with a token, and gives how many were left unread. */
  private int send(int bytes) throws IOException {
    String start = "{\"current_app\":\"CRM\",\"ust\":\"token\",\"value\":\"";
    String body = start + "x".repeat(bytes - start.length() - 2) + "\"}";
    ByteArrayInputStream stream = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    UriInfo uri = fake(UriInfo.class, (proxy, method, arguments) -> new MultivaluedHashMap<>());
    try {
      intake.filter(
          fake(
              ContainerRequestContext.class,
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getEntityStream" -> stream;
                    case "getUriInfo" -> uri;
                    case "setProperty" -> properties.put(arguments[0], arguments[1]);
                    default -> throw new AssertionError(method);
                  }));
    } finally {
      properties.put("left", stream.available());
    }
    return stream.available();
  }

  @Test
  void an_address_that_has_used_up_its_requests_sends_nothing_large() {
    mayGoOn = false;

    assertThatThrownBy(() -> send(Intake.MAX_BYTES))
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            limited -> assertThat(limited.retryAfterSeconds()).isEqualTo(7));

    assertThat((int) properties.get("left"))
        .isEqualTo(Intake.MAX_BYTES - Intake.MAX_BYTES_OF_LIMITED - 1);
  }

  @Test
  void a_session_goes_on_from_there_with_what_is_not_large() throws IOException {
    mayGoOn = false;

    assertThat(send(Intake.MAX_BYTES_OF_LIMITED)).isZero();
  }

  @Test
  void from_anywhere_else_eight_mebibytes_are_read_and_no_more() throws IOException {
    assertThat(send(Intake.MAX_BYTES)).isZero();
    assertThatThrownBy(() -> send(Intake.MAX_BYTES + 1)).isInstanceOf(BodyTooLargeException.class);
  }
}
