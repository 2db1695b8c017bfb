package org.precedent.truenas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.json.JsonSource;
import org.precedent.platform.json.ObjectText;

/**
 * Why a call fails, in JSON-RPC's words. The seven codes below are all that clients know: any other
 * would be taken for a success.
 */
final class RpcException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String errname;
  private final @Nullable String data;

  private RpcException(int code, String message, @Nullable String data) {
    this(code, message, "", data);
  }

  private RpcException(int code, String message, String errname, @Nullable String data) {
    // It is an answer, not a failure of ours: nobody reads its trace.
    super(message, null, false, false);
    this.code = code;
    this.errname = errname;
    this.data = data;
  }

  /** The message is no JSON, or a batch. */
  static RpcException unreadable(String why) {
    return new RpcException(-32700, why, null);
  }

  /** The message is JSON, but no request. */
  static RpcException noRequest(String why) {
    return new RpcException(-32600, why, null);
  }

  /** Clients fall back to older methods if they read exactly this. */
  static RpcException noSuchMethod() {
    return new RpcException(-32601, "Method does not exist", null);
  }

  static RpcException invalid(List<ArgumentProblem> problems) {
    StringBuilder extra = new StringBuilder("[");
    for (ArgumentProblem problem : problems) {
      extra.append(extra.length() == 1 ? "[" : ",[").append(JsonSource.quoted(problem.path()));
      extra.append(',').append(JsonSource.quoted(problem.message())).append(',');
      extra.append(Errno.EINVAL.number()).append(']');
    }
    ArgumentProblem first = problems.get(0);
    String reason = first.path() + ": " + first.message();
    return new RpcException(
        -32602, "Invalid params", data(Errno.EINVAL, reason, extra.append(']').toString()));
  }

  /** The same for one argument. */
  static RpcException invalid(String path, String message) {
    return invalid(List.of(new ArgumentProblem(path, message)));
  }

  static RpcException tooManyCalls(int limit) {
    return new RpcException(
        -32000, "Maximum number of concurrent calls (" + limit + ") has exceeded", null);
  }

  /** Whatever else is the reason. */
  static RpcException failed(Errno errno, String reason) {
    return failed(errno, reason, "null");
  }

  /** The same with what else there is to say, as JSON. */
  static RpcException failed(Errno errno, String reason, String extra) {
    return new RpcException(-32001, "Method call error", errno.name(), data(errno, reason, extra));
  }

  static RpcException notAuthenticated() {
    return failed(Errno.ENOTAUTHENTICATED, "Not authenticated");
  }

  static RpcException rateLimited(long retryAfterSeconds) {
    return failed(Errno.EBUSY, "Rate Limit Exceeded", retryAfter(retryAfterSeconds));
  }

  static RpcException unavailable(long retryAfterSeconds) {
    return failed(
        Errno.EFAULT,
        "The directory is not available. Try again later.",
        retryAfter(retryAfterSeconds));
  }

  private static String retryAfter(long seconds) {
    return new ObjectText().put("retry_after", seconds).toString();
  }

  /** The name of the error's number; empty where there is none. */
  String errname() {
    return errname;
  }

  /** The error as JSON. */
  String json() {
    ObjectText json =
        new ObjectText().put("code", code).put("message", String.valueOf(getMessage()));
    return data == null ? json.toString() : json.source("data", data).toString();
  }

  // Clients need every member.
  private static String data(Errno errno, String reason, String extra) {
    return new ObjectText()
        .put("error", errno.number())
        .put("errname", errno.name())
        .put("reason", "[" + errno.name() + "] " + reason)
        .source("trace", "null")
        .source("extra", extra)
        .toString();
  }
}
