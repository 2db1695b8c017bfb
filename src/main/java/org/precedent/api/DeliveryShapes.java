package org.precedent.api;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import org.precedent.release.delivery.Delivery;
import org.precedent.release.delivery.DestinationCheck;
import org.precedent.release.delivery.Reason;

/** How deliveries and checks look on the wire. */
final class DeliveryShapes {

  private DeliveryShapes() {}

  static void write(JsonGenerator json, Delivery delivery) {
    json.writeStartObject();
    members(json, delivery);
    json.writeEnd();
  }

  /** As a member of an object. */
  static void write(JsonGenerator json, String name, Delivery delivery) {
    json.writeStartObject(name);
    members(json, delivery);
    json.writeEnd();
  }

  /** A page, with where the next one begins if there is one. */
  static void write(JsonGenerator json, List<Delivery> deliveries, boolean more) {
    json.writeStartObject().writeStartArray("deliveries");
    deliveries.forEach(delivery -> write(json, delivery));
    json.writeEnd();
    if (more) {
      json.write("next_before", Long.toString(deliveries.get(deliveries.size() - 1).id()));
    } else {
      json.writeNull("next_before");
    }
    json.writeEnd();
  }

  static void write(JsonGenerator json, DestinationCheck check) {
    json.writeStartObject().write("allowed", check.allowed());
    reason(json, check.reason());
    json.writeStartArray("attributes");
    for (DestinationCheck.AttributeCheck attribute : check.attributes()) {
      json.writeStartObject().write("name", attribute.name()).write("allowed", attribute.allowed());
      reason(json, attribute.reason());
      json.writeEnd();
    }
    json.writeEnd().writeEnd();
  }

  private static void members(JsonGenerator json, Delivery delivery) {
    json.write("id", Long.toString(delivery.id())).write("status", delivery.status().code());
    reason(json, delivery.reason());
    delivery
        .statusCode()
        .ifPresentOrElse(
            code -> json.write("status_code", code), () -> json.writeNull("status_code"));
    delivery
        .duration()
        .ifPresentOrElse(
            took -> json.write("duration_ms", took.toMillis()),
            () -> json.writeNull("duration_ms"));
    json.writeStartArray("attributes");
    delivery.attributes().forEach(json::write);
    json.writeEnd()
        .write("user_id", delivery.user().toString())
        .write("caller_id", delivery.caller().toString())
        .write("method", delivery.method().name());
    text(json, "origin", delivery.origin());
    text(json, "path", delivery.path());
    json.write("started_at", delivery.startedAt().toString());
  }

  private static void reason(JsonGenerator json, Optional<Reason> reason) {
    text(json, "reason", reason.map(Reason::code));
    text(json, "message", reason.map(Reason::message));
  }

  private static void text(JsonGenerator json, String name, Optional<String> text) {
    text.ifPresentOrElse(known -> json.write(name, known), () -> json.writeNull(name));
  }
}
