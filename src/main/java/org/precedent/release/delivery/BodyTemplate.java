package org.precedent.release.delivery;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.InvalidException;

/** The body of a delivery, its placeholders read. Immutable. */
sealed interface BodyTemplate {

  /**
   * Reads it.
   *
   * @throws InvalidException if a placeholder is malformed, or stands where none may
   */
  static BodyTemplate parse(DeliveryBody body) {
    if (body instanceof DeliveryBody.Json json) {
      return new Json(JsonTemplate.parse(json.value()));
    }
    return body instanceof DeliveryBody.Text text
        ? new Text(TemplateParser.parse("body_text", text.text()))
        : new None();
  }

  /** The attributes that occur in it. */
  Set<AttributeName> names();

  /** How many values it takes, each as often as it occurs. */
  int places();

  /** The body's bytes in UTF-8; empty for none. */
  Optional<byte[]> fill(Template.Filling values) throws Refusal;

  /** What it is if no header says so; empty for none. */
  Optional<String> contentType();

  /** There is none. */
  record None() implements BodyTemplate {
    @Override
    public int places() {
      return 0;
    }

    @Override
    public Set<AttributeName> names() {
      return Set.of();
    }

    @Override
    public Optional<byte[]> fill(Template.Filling values) {
      return Optional.empty();
    }

    @Override
    public Optional<String> contentType() {
      return Optional.empty();
    }
  }

  /** JSON. */
  record Json(JsonTemplate template) implements BodyTemplate {
    @Override
    public int places() {
      return template.places();
    }

    @Override
    public Set<AttributeName> names() {
      return template.names();
    }

    @Override
    public Optional<byte[]> fill(Template.Filling values) throws Refusal {
      return Optional.of(bytes(template.fill(values)));
    }

    @Override
    public Optional<String> contentType() {
      return Optional.of("application/json");
    }
  }

  /** Text. */
  record Text(Template template) implements BodyTemplate {
    @Override
    public int places() {
      return template.places();
    }

    @Override
    public Set<AttributeName> names() {
      return template.names();
    }

    @Override
    public Optional<byte[]> fill(Template.Filling values) throws Refusal {
      return Optional.of(bytes(template.fill(values)));
    }

    @Override
    public Optional<String> contentType() {
      return Optional.of("text/plain; charset=utf-8");
    }
  }

  private static byte[] bytes(String text) throws Refusal {
    ByteBuffer octets = UrlTemplate.utf8(text);
    byte[] bytes = new byte[octets.remaining()];
    octets.get(bytes);
    return bytes;
  }
}
