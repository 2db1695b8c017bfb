package org.precedent.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.attribute.SourceKind;
import org.precedent.attribute.bulk.BulkQuery;
import org.precedent.identity.GroupId;
import org.precedent.identity.Ids;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;

/** Reads what callers ask of a bulk read. */
final class BulkQueries {

  private static final int MAX_PATTERN = 320;
  private static final String USER_IDS = "user_ids";

  private static final Set<String> BESIDE_IDS =
      Set.of(
          "group", "login", "email", "source", "value", "cursor", "limit", "format", "spreadsheet");

  private static final Set<String> KNOWN =
      Stream.concat(BESIDE_IDS.stream(), Stream.of("ids")).collect(Collectors.toSet());

  private BulkQueries() {}

  static Parameters parameters(MultivaluedMap<String, String> given) {
    return new Parameters(given, KNOWN);
  }

  /** The same where the ids are in the body. */
  static Parameters parametersBesideIds(MultivaluedMap<String, String> given) {
    return new Parameters(given, BESIDE_IDS);
  }

  static BulkQuery of(Parameters parameters) {
    return of(parameters, parameters.one("ids", BulkQueries::ids).orElse(List.of()));
  }

  /**
   * @param ids of the users that are meant; none for all
   */
  static BulkQuery of(Parameters parameters, List<UserId> ids) {
    return new BulkQuery(
        parameters.one("group", GroupId::parse),
        parameters.one("login", BulkQueries::pattern),
        parameters.one("email", BulkQueries::pattern),
        ids,
        parameters.one("source", SourceKind::of),
        parameters.one("value", Parameters::text),
        parameters.one("cursor", BulkQueries::cursor).orElse(0L),
        parameters.one("limit", Ids::parse));
  }

  /** A pattern that ends with the character that makes the next one stand for itself is none. */
  private static Optional<String> pattern(String text) {
    return Parameters.text(text)
        .filter(some -> some.length() <= MAX_PATTERN && escapesAtEnd(some) % 2 == 0);
  }

  private static int escapesAtEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\\') {
      end--;
    }
    return text.length() - end;
  }

  private static Optional<Long> cursor(String text) {
    return text.equals("0") ? Optional.of(0L) : Ids.parse(text);
  }

  private static Optional<List<UserId>> ids(String text) {
    List<UserId> ids = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Optional<UserId> id = UserId.parse(part);
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.add(id.get());
    }
    requireFew("ids", ids.size());
    return Optional.of(ids);
  }

  /**
   * The ids in a body. At least one: an empty list would mean nobody, and no list everybody.
   *
   * @throws InvalidException if it has not the form of one
   */
  static List<UserId> ids(JsonObject body) {
    if (!body.keySet().equals(Set.of(USER_IDS))
        || !(body.get(USER_IDS) instanceof JsonArray texts)
        || texts.isEmpty()) {
      throw new InvalidException(
          Problem.invalid(
              USER_IDS, "The body must have the one member user_ids, an array of ids."));
    }
    requireFew(USER_IDS, texts.size());
    List<UserId> ids = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      String place = USER_IDS + "[" + i + "]";
      ids.add(
          id(texts.get(i))
              .orElseThrow(
                  () ->
                      new InvalidException(
                          Problem.invalid(place, "This must be the id of a user, a string."))));
    }
    return ids;
  }

  private static Optional<UserId> id(JsonValue value) {
    return value instanceof JsonString text ? UserId.parse(text.getString()) : Optional.empty();
  }

  private static void requireFew(String field, int count) {
    if (count > BulkQuery.MAX_IDS) {
      throw new InvalidException(
          Problem.invalid(field, field + " may be at most " + BulkQuery.MAX_IDS + "."));
    }
  }
}
