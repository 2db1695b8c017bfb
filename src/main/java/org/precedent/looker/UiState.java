package org.precedent.looker;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.precedent.identity.Change;
import org.precedent.identity.Problem;
import org.precedent.platform.json.StrictJson;

/** What user interfaces keep for a user: texts by name, stored as the source text of an object. */
final class UiState {

  private static final String FIELD = "ui_state";

  private UiState() {}

  /** The texts that are stored. */
  static Map<String, String> texts(String stored) {
    JsonObject object = StrictJson.object(stored.getBytes(StandardCharsets.UTF_8));
    Map<String, String> texts = new LinkedHashMap<>();
    object.forEach((name, value) -> texts.put(name, ((JsonString) value).getString()));
    return texts;
  }

  /** What a request says of it. */
  static Change<String> read(Body body) {
    Change<JsonObject> object = body.object(FIELD);
    boolean wrong =
        object.value().stream()
            .flatMap(texts -> texts.values().stream())
            .anyMatch(value -> value.getValueType() != JsonValue.ValueType.STRING);
    if (wrong) {
      body.reject(Problem.invalid(FIELD, FIELD + " must be an object of strings."));
      return Change.keep();
    }
    return object.map(JsonObject::toString);
  }
}
