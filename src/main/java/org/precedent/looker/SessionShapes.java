package org.precedent.looker;

import java.util.Map;
import org.precedent.identity.UserId;
import org.precedent.session.LogIn;
import org.precedent.session.Session;

/** Looker's {@code AccessToken} and {@code ApiSession}. */
final class SessionShapes {

  static final Shape<LogIn> TOKEN =
      Shape.<LogIn>builder()
          .string("access_token", row -> row.token().reveal())
          .string("token_type", row -> "Bearer")
          .number("expires_in", LogIn::expiresInSeconds)
          .none("refresh_token")
          .build();

  static final Shape<Session> SESSION =
      Shape.<Session>builder()
          .flags("can", row -> Map.of("view", true, "update", true))
          .string("workspace_id", row -> row.workspace().id())
          .optional("sudo_user_id", row -> row.sudoUser().map(UserId::toString))
          .build();

  private SessionShapes() {}
}
