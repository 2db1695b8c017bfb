package org.precedent.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.BulkQuery;
import org.precedent.attribute.SourceKind;
import org.precedent.identity.GroupId;
import org.precedent.identity.Ids;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;

/** Reads what callers ask of a bulk read. */
final class BulkQueries {

  private static final int MAX_PATTERN = 320;
  private static final Set<String> KNOWN =
      Set.of(
          "group",
          "login",
          "email",
          "ids",
          "source",
          "value",
          "cursor",
          "limit",
          "format",
          "spreadsheet");

  private BulkQueries() {}

  static Parameters parameters(MultivaluedMap<String, String> given) {
    return new Parameters(given, KNOWN);
  }

  static BulkQuery of(Parameters parameters) {
    return new BulkQuery(
        parameters.one("group", GroupId::parse),
        parameters.one("login", BulkQueries::pattern),
        parameters.one("email", BulkQueries::pattern),
        parameters.one("ids", BulkQueries::ids).orElse(List.of()),
        parameters.one("source", SourceKind::of),
        parameters.one("value", Parameters::text),
        parameters.one("cursor", BulkQueries::cursor).orElse(0L),
        parameters.one("limit", Ids::parse));
  }

  /** A pattern that ends with the character that makes the next one stand for itself is none. */
  private static Optional<String> pattern(String text) {
    int escapes = text.length() - text.replaceAll("\\\\+$", "").length();
    return Parameters.text(text).filter(some -> some.length() <= MAX_PATTERN && escapes % 2 == 0);
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
    if (ids.size() > BulkQuery.MAX_IDS) {
      throw new InvalidException(
          Problem.invalid("ids", "ids may be at most " + BulkQuery.MAX_IDS + "."));
    }
    return Optional.of(ids);
  }
}
