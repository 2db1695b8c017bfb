package org.precedent.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.named.BatchItem;
import org.precedent.attribute.named.ValueBatches;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;

/** Reads batches of values, with every item that has not the form of one. For one request. */
final class BatchBodies {

  private static final String VALUES = "values";
  private static final int MAX_PROBLEMS = 100;
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final Set<String> MEMBERS =
      Set.of("user_id", "attribute", "attribute_id", "value", "expires_at");

  private final List<Problem> problems = new ArrayList<>();

  private BatchBodies() {}

  /**
   * The items of a batch.
   *
   * @throws InvalidException naming the first hundred members that are wrong
   */
  static List<BatchItem> items(JsonObject body) {
    if (!body.keySet().equals(Set.of(VALUES)) || !(body.get(VALUES) instanceof JsonArray values)) {
      throw new InvalidException(
          Problem.invalid(VALUES, "The body must have the one member values, an array."));
    }
    if (values.size() > ValueBatches.MAX_ITEMS) {
      throw new InvalidException(
          Problem.invalid(
              VALUES, "One batch may have at most " + ValueBatches.MAX_ITEMS + " values."));
    }
    return new BatchBodies().items(values);
  }

  private List<BatchItem> items(JsonArray values) {
    List<BatchItem> items = new ArrayList<>(values.size());
    for (int i = 0; i < values.size() && problems.size() < MAX_PROBLEMS; i++) {
      String place = VALUES + "[" + i + "]";
      if (values.get(i) instanceof JsonObject object) {
        item(place + ".", object).ifPresent(items::add);
      } else {
        problems.add(Problem.invalid(place, "Every value must be an object."));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
    return items;
  }

  private Optional<BatchItem> item(String place, JsonObject object) {
    if (!MEMBERS.containsAll(object.keySet())) {
      problems.add(
          Problem.invalid(
              place.substring(0, place.length() - 1),
              "Known members are user_id, attribute or attribute_id, value and expires_at."));
    }
    Optional<UserId> user = text(object.get("user_id")).flatMap(UserId::parse);
    if (user.isEmpty()) {
      problems.add(Problem.invalid(place + "user_id", "user_id must be the id of a user."));
    }
    Optional<AttributeRef> attribute = attribute(place, object);
    Optional<String> value = value(place, object);
    Optional<Instant> expiresAt = expiresAt(place, object.get("expires_at"));
    return user.isEmpty() || attribute.isEmpty()
        ? Optional.empty()
        : Optional.of(new BatchItem(user.get(), attribute.get(), value, expiresAt));
  }

  private Optional<AttributeRef> attribute(String place, JsonObject object) {
    if (object.containsKey("attribute") == object.containsKey("attribute_id")) {
      problems.add(
          Problem.invalid(
              place + "attribute", "One of attribute, a name, and attribute_id is required."));
      return Optional.empty();
    }
    Optional<AttributeRef> attribute =
        object.containsKey("attribute")
            ? text(object.get("attribute")).flatMap(AttributeName::of).map(AttributeRef.ByName::new)
            : text(object.get("attribute_id"))
                .flatMap(DefinitionId::parse)
                .map(AttributeRef.ById::new);
    if (attribute.isEmpty()) {
      problems.add(Problem.invalid(place + "attribute", "There is no such attribute."));
    }
    return attribute;
  }

  private Optional<String> value(String place, JsonObject object) {
    JsonValue value = object.get("value");
    if (value == null) {
      problems.add(Problem.missing(place + "value"));
    } else if (value != JsonValue.NULL && !(value instanceof JsonString)) {
      problems.add(
          Problem.invalid(place + "value", "value must be a string, or null to delete it."));
    }
    return text(value);
  }

  private Optional<Instant> expiresAt(String place, @Nullable JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    Optional<Instant> time = text(value).flatMap(BatchBodies::time);
    if (time.isEmpty()) {
      problems.add(
          Problem.invalid(
              place + "expires_at", "expires_at must be a time such as 2030-01-31T12:00:00Z."));
    }
    return time;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant())
          .filter(time -> time.isBefore(LAST) && time.isAfter(Instant.EPOCH));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(@Nullable JsonValue value) {
    return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
  }
}
