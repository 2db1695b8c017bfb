package org.precedent.testing;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Requests as a servlet container hands them out, as far as beans ask that are tested outside. */
public final class Requests {

  private Requests() {}

  /**
   * A request.
   *
   * @param headers by their names, as they are asked for
   */
  public static HttpServletRequest of(
      String method, String scheme, String host, int port, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, asked, arguments) ->
                switch (asked.getName()) {
                  case "getMethod" -> method;
                  case "getScheme" -> scheme;
                  case "getServerName" -> host;
                  case "getServerPort" -> port;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  default -> throw new AssertionError("Nobody has said: " + asked.getName());
                });
  }
}
