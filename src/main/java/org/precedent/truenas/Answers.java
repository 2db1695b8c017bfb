package org.precedent.truenas;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.Outage;
import org.precedent.platform.json.ObjectText;

/** Texts of answers, in JSON-RPC's words. */
final class Answers {

  private static final Logger LOG = Logger.getLogger(Answers.class.getName());

  private Answers() {}

  /** What to answer to a call; empty if it is not to be answered. */
  static Optional<String> of(Call call, @Nullable String value, @Nullable Throwable failure) {
    if (failure != null) {
      return refusal(call.id(), error(call, failure));
    }
    return call.id().filter(id -> value != null).map(id -> text("result", value, id));
  }

  /**
   * Why something is refused.
   *
   * @param id of what; empty if it is not to be answered
   */
  static Optional<String> refusal(Optional<String> id, RpcException error) {
    return id.map(known -> text("error", error.json(), known));
  }

  private static String text(String member, @Nullable String source, String id) {
    return new ObjectText()
        .put("jsonrpc", "2.0")
        .source(member, String.valueOf(source))
        .source("id", id)
        .toString();
  }

  private static RpcException error(Call call, Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    if (failure instanceof RpcException known) {
      return known;
    }
    if (failure instanceof InvalidException invalid) {
      return RpcException.failed(Errno.EINVAL, invalid.problems().get(0).message());
    }
    if (failure instanceof AccessDeniedException) {
      return RpcException.failed(Errno.EACCES, "Not authorized");
    }
    if (failure instanceof NotFoundException) {
      // The user or the session is gone, while the call ran.
      return RpcException.notAuthenticated();
    }
    if (Outage.causes(failure)) {
      return RpcException.failed(Errno.EFAULT, Outage.message(failure));
    }
    LOG.log(Level.SEVERE, failure, () -> "A call failed unexpectedly: " + call.method());
    return RpcException.failed(Errno.EFAULT, "The server failed unexpectedly. Its log says why.");
  }
}
