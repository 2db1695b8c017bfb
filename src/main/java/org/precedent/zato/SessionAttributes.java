package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.named.ExpiryWrite;
import org.precedent.attribute.named.NamedValue;
import org.precedent.attribute.named.NamedWrite;
import org.precedent.attribute.named.SessionOwner;
import org.precedent.attribute.named.SessionValues;
import org.precedent.attribute.named.WriteMode;
import org.precedent.identity.UserId;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/** The attributes of a session, which end with it. */
@ApplicationScoped
@Path("session/attr")
public class SessionAttributes extends AttributeCalls {

  @Inject SessionValues values;
  @Inject Sessions sessions;

  @Override
  UserId user(Call call) {
    return call.caller().user();
  }

  @Override
  void write(Call call, WriteMode mode, List<NamedWrite> writes) {
    values.write(call.caller(), target(call), mode, writes);
  }

  @Override
  void setExpiry(Call call, List<ExpiryWrite> writes) {
    values.setExpiry(call.caller(), target(call), writes);
  }

  @Override
  void delete(Call call, Set<FreeName> names) {
    values.delete(call.caller(), target(call), names);
  }

  @Override
  Map<FreeName, NamedValue> get(Call call, Set<FreeName> names, boolean decrypt) {
    return values.get(call.caller(), target(call), names, decrypt);
  }

  @Override
  Set<FreeName> existing(Call call, Set<FreeName> names) {
    return values.existing(call.caller(), target(call), names);
  }

  @Override
  Set<FreeName> allNames(Call call) {
    return values.names(call.caller(), target(call));
  }

  /** The session of {@code target_ust}, else the caller's own. */
  private SessionOwner target(Call call) {
    Session current = call.session();
    Optional<String> token = call.input().text("target_ust");
    Session target =
        token.isEmpty()
            ? current
            : sessions
                .find(token.get())
                .orElseThrow(
                    () ->
                        new RefusedException(
                            Code.NO_SUCH_SESSION, "There is no such target session."));
    return new SessionOwner(target.id(), target.caller().user());
  }
}
