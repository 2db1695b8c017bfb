package org.precedent.session;

import java.util.Optional;
import java.util.regex.Pattern;
import org.precedent.identity.UserId;

/** What one node tells the others, so that they forget what they remember. */
sealed interface SessionMessage {

  /** All sessions that a user has to do with may have ended or changed. */
  record OfUser(UserId user) implements SessionMessage {}

  /** One session has ended or changed. */
  record OfToken(TokenHash hash) implements SessionMessage {}

  String USER = "user ";
  String TOKEN = "token ";
  Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /** How it is sent. */
  default String text() {
    return this instanceof OfToken one
        ? TOKEN + one.hash().hex()
        : USER + ((OfUser) this).user().value();
  }

  /** The message that was sent as that text; empty if it is none that this version knows. */
  static Optional<SessionMessage> parse(String text) {
    if (text.startsWith(USER)) {
      return UserId.parse(text.substring(USER.length())).map(OfUser::new);
    }
    String hex = text.startsWith(TOKEN) ? text.substring(TOKEN.length()) : "";
    return HEX.matcher(hex).matches()
        ? Optional.of(new OfToken(new TokenHash(hex)))
        : Optional.empty();
  }
}
