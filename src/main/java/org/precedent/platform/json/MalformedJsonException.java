package org.precedent.platform.json;

import jakarta.json.stream.JsonLocation;

/**
 * The text is not the JSON that was asked for. The message says where, and may be shown to the
 * sender.
 */
public class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedJsonException(String message) {
    super(message);
  }

  MalformedJsonException(String message, JsonLocation at) {
    super(message + " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")");
  }
}
