package org.precedent.truenas;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.json.JsonSource;
import org.precedent.platform.json.MalformedJsonException;
import org.precedent.platform.json.StrictJson;

/** Reads messages of clients. */
final class Messages {

  private static final String VERSION = "2.0";

  private Messages() {}

  /** Reads a message. */
  static Reading read(String message) {
    JsonValue json;
    try {
      json = StrictJson.value(message);
    } catch (MalformedJsonException malformed) {
      return unreadable("null", RpcException.unreadable(String.valueOf(malformed.getMessage())));
    }
    if (json instanceof JsonArray) {
      return unreadable(
          "null", RpcException.unreadable("Batch messages are not supported at this time"));
    }
    if (!(json instanceof JsonObject object)) {
      return unreadable("null", RpcException.unreadable("A message must be a JSON object"));
    }
    return read(object, JsonSource.members(message));
  }

  private static Reading read(JsonObject object, Map<String, String> sources) {
    Optional<String> id = Optional.ofNullable(sources.get("id"));
    if (id.isPresent() && !isId(object.get("id"), id.get())) {
      return noRequest("null", "id must be a string, an integer or null");
    }
    String answerTo = id.orElse("null");
    if (!(object.get("jsonrpc") instanceof JsonString version)
        || !version.getString().equals(VERSION)) {
      return noRequest(answerTo, "jsonrpc must be \"2.0\"");
    }
    if (!(object.get("method") instanceof JsonString method) || method.getString().isEmpty()) {
      return noRequest(answerTo, "method must be a non-empty string");
    }
    JsonValue params = object.getOrDefault("params", JsonValue.EMPTY_JSON_ARRAY);
    if (!(params instanceof JsonArray list)) {
      return noRequest(answerTo, "params must be a list");
    }
    String source = sources.getOrDefault("params", "[]");
    return new Call(id, method.getString(), list, source);
  }

  private static boolean isId(@Nullable JsonValue id, String source) {
    return id == JsonValue.NULL
        || id instanceof JsonString
        || id instanceof JsonNumber && source.chars().noneMatch(c -> ".eE".indexOf(c) >= 0);
  }

  private static Reading noRequest(String id, String why) {
    return unreadable(id, RpcException.noRequest(why));
  }

  private static Reading unreadable(String id, RpcException error) {
    return new Reading.Unreadable(id, error);
  }
}
