package org.precedent.truenas;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.ConnectedSession;

/**
 * What {@code auth.sessions} is asked for: the part of the original's query language that is of use
 * for a list of sessions.
 *
 * @param filters all of them must hold
 */
record SessionQuery(
    List<Filter> filters, boolean single, boolean count, long offset, OptionalLong limit) {

  /** A member, whether it must be equal, and to what. */
  record Filter(String member, boolean equal, JsonValue value) {}

  private static final Map<String, BiPredicate<Entry, JsonValue>> MEMBERS =
      Map.of(
          "id", (entry, value) -> isText(value, entry.session().connection()),
          "current", (entry, value) -> value == bool(entry.current()),
          "internal", (entry, value) -> value == JsonValue.FALSE,
          "origin", (entry, value) -> isText(value, entry.session().origin()),
          "credentials", (entry, value) -> isText(value, entry.session().kind()),
          "secure_transport", (entry, value) -> value == bool(entry.session().secure()));

  private record Entry(ConnectedSession session, boolean current) {}

  /** Reads both arguments; what is wrong is rejected there. */
  static SessionQuery of(Fields arguments) {
    List<Filter> filters = new ArrayList<>();
    for (JsonValue one : arguments.list("filters")) {
      if (one instanceof JsonArray parts
          && parts.size() == 3
          && parts.get(0) instanceof JsonString member
          && MEMBERS.containsKey(member.getString())
          && parts.get(1) instanceof JsonString operator
          && List.of("=", "!=").contains(operator.getString())) {
        filters.add(new Filter(member.getString(), operator.getString().equals("="), parts.get(2)));
      } else {
        arguments.reject("filters", "Filters are [member, = or !=, value]");
      }
    }
    Fields options = arguments.object("options");
    options.allow("get", "count", "offset", "limit");
    return new SessionQuery(
        filters,
        options.flag("get", false),
        options.flag("count", false),
        Math.max(0, options.number("offset").orElse(0)),
        options.number("limit"));
  }

  /**
   * The answer as JSON.
   *
   * @param sessions in their order
   */
  String answer(List<ConnectedSession> sessions, Connection own) {
    List<Entry> found =
        sessions.stream()
            .map(one -> new Entry(one, one.connection().equals(own.id())))
            .filter(this::matches)
            .toList();
    if (count) {
      return Integer.toString(found.size());
    }
    List<String> page =
        found.stream()
            .skip(offset)
            // As in the original, 0 stands for no limit.
            .limit(limit.isPresent() && limit.getAsLong() > 0 ? limit.getAsLong() : Long.MAX_VALUE)
            .map(SessionQuery::json)
            .toList();
    if (!single) {
      return "[" + String.join(",", page) + "]";
    }
    return page.stream()
        .findFirst()
        .orElseThrow(() -> RpcException.failed(Errno.ENOENT, "There is no such session"));
  }

  private boolean matches(Entry entry) {
    return filters.stream()
        .allMatch(
            filter ->
                MEMBERS
                        .getOrDefault(filter.member(), (one, value) -> false)
                        .test(entry, filter.value())
                    == filter.equal());
  }

  private static String json(Entry entry) {
    ObjectText shape = SessionShape.of(entry.session());
    return shape.put("current", entry.current()).toString();
  }

  private static boolean isText(JsonValue value, String text) {
    return value instanceof JsonString string && string.getString().equals(text);
  }

  private static JsonValue bool(boolean value) {
    return value ? JsonValue.TRUE : JsonValue.FALSE;
  }
}
