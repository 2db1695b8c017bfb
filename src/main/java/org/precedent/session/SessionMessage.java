package org.precedent.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.precedent.identity.UserId;

/** What one node tells the others, so that they forget what they remember. */
sealed interface SessionMessage {

  /** All sessions that a user, or one of several, has to do with may have ended or changed. */
  record OfUser(Set<UserId> users) implements SessionMessage {

    /** Keeps its own copy. */
    public OfUser {
      users = Set.copyOf(users);
    }

    /** Of one user. */
    public OfUser(UserId user) {
      this(Set.of(user));
    }
  }

  /** One session has ended or changed. */
  record OfToken(TokenHash hash) implements SessionMessage {}

  /** All sessions may have. */
  record OfAll() implements SessionMessage {}

  /** So many ids of users are a message that is shorter than PostgreSQL's 8,000 bytes. */
  int MAX_USERS = 350;

  /** For more messages than these it costs less to forget all sessions. */
  int MAX_MESSAGES = 10;

  String USER = "user ";
  String TOKEN = "token ";
  String ALL = "all";
  String SEPARATOR = " ";
  Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /** What has to be told when the sessions of these users may have ended or changed. */
  static List<SessionMessage> of(Set<UserId> users) {
    if (users.size() > MAX_USERS * MAX_MESSAGES) {
      return List.of(new OfAll());
    }
    List<UserId> ids = List.copyOf(users);
    List<SessionMessage> messages = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MAX_USERS) {
      int to = Math.min(ids.size(), from + MAX_USERS);
      messages.add(new OfUser(Set.copyOf(ids.subList(from, to))));
    }
    return messages;
  }

  /** How it is sent. */
  default String text() {
    if (this instanceof OfToken one) {
      return TOKEN + one.hash().hex();
    }
    if (this instanceof OfUser some) {
      return USER
          + some.users().stream().map(UserId::toString).collect(Collectors.joining(SEPARATOR));
    }
    return ALL;
  }

  /** The message that was sent as that text; empty if it is none that this version knows. */
  static Optional<SessionMessage> parse(String text) {
    if (text.equals(ALL)) {
      return Optional.of(new OfAll());
    }
    if (text.startsWith(USER)) {
      return users(text.substring(USER.length())).map(OfUser::new);
    }
    String hex = text.startsWith(TOKEN) ? text.substring(TOKEN.length()) : "";
    return HEX.matcher(hex).matches()
        ? Optional.of(new OfToken(new TokenHash(hex)))
        : Optional.empty();
  }

  private static Optional<Set<UserId>> users(String text) {
    Set<UserId> users = new HashSet<>();
    for (String id : text.split(SEPARATOR, -1)) {
      Optional<UserId> user = UserId.parse(id);
      if (user.isEmpty()) {
        return Optional.empty();
      }
      users.add(user.get());
    }
    return Optional.of(users);
  }
}
