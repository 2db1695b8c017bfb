package org.precedent.looker;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which operation of the API a request is for, as Looker's error links spell it: {@code
 * get/users/:user_id/attribute_values}. Clients read the status from such links, hence their shape
 * is kept.
 */
final class Operation {

  private Operation() {}

  private static final String UNKNOWN = "unknown";

  /** The link's tail for a matched resource method; {@code method/unknown} if none matched. */
  static String tail(String httpMethod, @Nullable Class<?> resource, @Nullable Method method) {
    String verb = httpMethod.toLowerCase(Locale.ROOT);
    String known = verb.matches("[a-z]{1,16}") ? verb : UNKNOWN;
    String template = resource == null || method == null ? "" : template(resource, method);
    return known
        + "/"
        + (template.isEmpty() ? UNKNOWN : template.replaceAll("\\{\\s*(\\w+)[^}]*}", ":$1"));
  }

  /** The path template of a resource method, without a leading slash. */
  static String template(Class<?> resource, Method method) {
    String path = path(resource.getAnnotation(Path.class));
    String inner = path(method.getAnnotation(Path.class));
    return inner.isEmpty() ? path : path.isEmpty() ? inner : path + "/" + inner;
  }

  /** The HTTP method of a resource method, if it is one. */
  static @Nullable String verb(Method method) {
    for (var annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value();
      }
    }
    return null;
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : path.value().replaceAll("^/+|/+$", "");
  }
}
