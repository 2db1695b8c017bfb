package org.precedent.zato;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.precedent.platform.json.ObjectText;

/**
 * The envelope of every answer: {@code cid}, {@code status}, and unless all is well, {@code
 * sub_status} and a {@code message} for people.
 */
final class Answers {

  private Answers() {}

  /** Begins the content of an answer that says that all is well. */
  static ObjectText ok() {
    return new ObjectText().put("cid", cid()).put("status", "ok");
  }

  /** Begins the content of an answer that says that all is well, but. */
  static ObjectText warning(Code code) {
    return new ObjectText()
        .put("cid", cid())
        .put("status", "warning")
        .source("sub_status", "[\"" + code.text() + "\"]");
  }

  /** 200. */
  static Response of(ObjectText content) {
    return with(200, content).build();
  }

  /** The answer to a request that failed. */
  static Response.ResponseBuilder error(int status, Code code, String message) {
    return with(status, failure(code, message));
  }

  /** The content of an answer to a request that failed. */
  static ObjectText failure(Code code, String message) {
    return new ObjectText()
        .put("cid", cid())
        .put("status", "error")
        .source("sub_status", "[\"" + code.text() + "\"]")
        .put("message", message);
  }

  private static Response.ResponseBuilder with(int status, ObjectText content) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(content.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String cid() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
