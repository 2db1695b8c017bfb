package org.precedent.zato;

import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.named.NamedContent;
import org.precedent.attribute.named.NamedValue;
import org.precedent.platform.json.JsonSource;
import org.precedent.platform.json.ObjectText;

/** Attributes as the door answers them. */
final class AttributeShapes {

  private static final String RESULT = "result";

  private AttributeShapes() {}

  /** The answer to get. */
  static Response value(Collection<NamedValue> found) {
    ObjectText answer = Answers.ok();
    found.stream()
        .findFirst()
        .ifPresentOrElse(value -> write(answer, value), () -> answer.put("found", false));
    return Answers.of(answer);
  }

  /** The answer to the many form of get: each name with its attribute, or null. */
  static Response values(Set<FreeName> names, Map<FreeName, NamedValue> found) {
    ObjectText result = new ObjectText();
    for (FreeName name : names) {
      NamedValue value = found.get(name);
      result.source(
          name.text(), value == null ? "null" : write(new ObjectText(), value).toString());
    }
    return Answers.of(Answers.ok().put(RESULT, result));
  }

  /** The answer to exists. */
  static Response exists(Set<FreeName> found) {
    return Answers.of(Answers.ok().put(RESULT, !found.isEmpty()));
  }

  /** The answer to the many form of exists: each name with true or false. */
  static Response exist(Set<FreeName> names, Set<FreeName> found) {
    ObjectText result = new ObjectText();
    names.forEach(name -> result.put(name.text(), found.contains(name)));
    return Answers.of(Answers.ok().put(RESULT, result));
  }

  /** The answer to names. */
  static Response names(Set<FreeName> names) {
    return Answers.of(Answers.ok().putTexts(RESULT, names.stream().map(FreeName::text).toList()));
  }

  private static ObjectText write(ObjectText object, NamedValue value) {
    object.put("found", true).put("name", value.name().text());
    content(object, value.content());
    value
        .dates()
        .ifPresent(
            dates ->
                object
                    .put("creation_time", Times.text(dates.createdAt()))
                    .put("last_modified", Times.text(dates.setAt()))
                    .put("expiration_time", Times.expiry(dates.expiresAt())));
    return object.put("is_encrypted", value.encrypted());
  }

  private static void content(ObjectText object, NamedContent content) {
    if (content instanceof NamedContent.Json json) {
      object.source("value", json.json().text());
    } else if (content instanceof NamedContent.Text text) {
      object.source("value", JsonSource.quoted(text.text()));
    } else if (content instanceof NamedContent.Ciphertext ciphertext) {
      object.put("value", Base64.getEncoder().encodeToString(ciphertext.sealed().bytes()));
    }
  }
}
