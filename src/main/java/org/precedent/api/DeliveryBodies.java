package org.precedent.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.release.delivery.DeliveryBody;
import org.precedent.release.delivery.DeliveryMethod;
import org.precedent.release.delivery.DeliveryRequest;

/** Reads what callers ask of deliveries. Members that nobody knows are refused. */
final class DeliveryBodies {

  private static final Set<String> MEMBERS =
      Set.of("user_id", "method", "url", "headers", "body", "body_text");
  private static final Set<String> CHECK_MEMBERS = Set.of("user_id", "url", "attributes");

  private DeliveryBodies() {}

  /**
   * A question whether a URL is allowed.
   *
   * @param user whose values
   */
  record Check(UserId user, String url, List<AttributeName> attributes) {

    /** Without the URL, which may carry a secret. */
    @Override
    public String toString() {
      return "Check[" + user + ", " + attributes + "]";
    }
  }

  static Check check(JsonObject body) {
    requireKnown(body, CHECK_MEMBERS);
    List<AttributeName> names = new ArrayList<>();
    if (body.get("attributes") instanceof JsonArray array) {
      array.forEach(name -> names.add(name(name)));
    } else {
      throw missing(body, "attributes", "an array of names");
    }
    return new Check(user(body), text(body, "url"), names);
  }

  static DeliveryRequest request(JsonObject body) {
    requireKnown(body, MEMBERS);
    return new DeliveryRequest(
        user(body), method(body), text(body, "url"), headers(body), deliveryBody(body));
  }

  private static void requireKnown(JsonObject body, Set<String> members) {
    List<Problem> unknown =
        body.keySet().stream()
            .filter(name -> !members.contains(name))
            .limit(10)
            .map(name -> Problem.invalid(shortened(name), "There is no such member."))
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidException(unknown);
    }
  }

  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64);
  }

  private static AttributeName name(JsonValue value) {
    return Optional.of(value)
        .filter(JsonString.class::isInstance)
        .flatMap(string -> AttributeName.of(((JsonString) string).getString()))
        .orElseThrow(() -> invalid("attributes", "attributes must be names of attributes."));
  }

  private static UserId user(JsonObject body) {
    return UserId.parse(text(body, "user_id"))
        .orElseThrow(() -> invalid("user_id", "user_id must be the id of a user."));
  }

  private static DeliveryMethod method(JsonObject body) {
    String method = text(body, "method");
    for (DeliveryMethod known : DeliveryMethod.values()) {
      if (known.name().equals(method.toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    throw invalid("method", "method must be GET, HEAD, POST, PUT, PATCH or DELETE.");
  }

  private static List<DeliveryRequest.Header> headers(JsonObject body) {
    JsonValue given = given(body, "headers");
    if (given == null) {
      return List.of();
    }
    if (!(given instanceof JsonObject object)) {
      throw invalid("headers", "headers must be an object of strings.");
    }
    List<DeliveryRequest.Header> headers = new ArrayList<>(object.size());
    object.forEach((name, value) -> headers.add(header(name, value)));
    return headers;
  }

  private static DeliveryRequest.Header header(String name, JsonValue value) {
    if (value instanceof JsonString string) {
      return new DeliveryRequest.Header(name, string.getString());
    }
    throw invalid("headers", "headers must be an object of strings.");
  }

  private static DeliveryBody deliveryBody(JsonObject body) {
    JsonValue json = given(body, "body");
    JsonValue text = given(body, "body_text");
    if (json != null && text != null) {
      throw invalid("body_text", "body and body_text can't both be given.");
    }
    if (json != null) {
      return new DeliveryBody.Json(json);
    }
    if (text == null) {
      return new DeliveryBody.None();
    }
    return new DeliveryBody.Text(text(body, "body_text"));
  }

  private static String text(JsonObject body, String member) {
    if (body.get(member) instanceof JsonString string) {
      return string.getString();
    }
    throw missing(body, member, "a string");
  }

  private static @Nullable JsonValue given(JsonObject body, String member) {
    JsonValue value = body.get(member);
    return value == JsonValue.NULL ? null : value;
  }

  private static InvalidException missing(JsonObject body, String member, String form) {
    return body.containsKey(member)
        ? invalid(member, member + " must be " + form + ".")
        : new InvalidException(Problem.missing(member));
  }

  private static InvalidException invalid(String field, String message) {
    return new InvalidException(Problem.invalid(field, message));
  }
}
