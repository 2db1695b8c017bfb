package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.NamedValue;
import org.precedent.attribute.SessionOwner;
import org.precedent.attribute.SessionValues;
import org.precedent.attribute.WriteMode;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/** The attributes of a session, which end with it. */
@ApplicationScoped
@Path("session/attr")
public class SessionAttributes {

  @Inject private SessionValues values;
  @Inject private Sessions sessions;
  @Inject private Clock clock;

  /** Calls {@code create} and {@code create_many}. */
  @POST
  public Response create(@Context ContainerRequestContext request) {
    return write(Call.of(request), WriteMode.CREATE);
  }

  /** Calls {@code set} and {@code set_many}. */
  @PUT
  public Response set(@Context ContainerRequestContext request) {
    return write(Call.of(request), WriteMode.SET);
  }

  /**
   * Calls {@code update} and {@code update_many}; without any value {@code set_expiry} and {@code
   * set_expiry_many}.
   */
  @PATCH
  public Response update(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    AttributeInput input = input(call);
    if (!input.movesExpiry()) {
      return write(call, WriteMode.UPDATE);
    }
    values.setExpiry(call.caller(), target(call), input.expiries());
    return Answers.of(Answers.ok());
  }

  /** Calls {@code delete} and {@code delete_many}. */
  @DELETE
  public Response delete(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    values.delete(call.caller(), target(call), input(call).names());
    return Answers.of(Answers.ok());
  }

  /** Calls {@code get} and {@code get_many}. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    AttributeInput input = input(call);
    Set<FreeName> names = input.names();
    boolean decrypt = call.input().flag("decrypt").orElse(true);
    Map<FreeName, NamedValue> found = values.get(call.caller(), target(call), names, decrypt);
    return input.isMany()
        ? AttributeShapes.values(names, found)
        : AttributeShapes.value(found.values());
  }

  /** Calls {@code exists} and {@code exists_many}. */
  @GET
  @Path("exists")
  public Response exists(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    AttributeInput input = input(call);
    Set<FreeName> names = input.names();
    Set<FreeName> found = values.existing(call.caller(), target(call), names);
    return input.isMany() ? AttributeShapes.exist(names, found) : AttributeShapes.exists(found);
  }

  /** Call {@code names}. */
  @GET
  @Path("names")
  public Response names(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return AttributeShapes.names(values.names(call.caller(), target(call)));
  }

  private Response write(Call call, WriteMode mode) {
    values.write(call.caller(), target(call), mode, input(call).writes());
    return Answers.of(Answers.ok());
  }

  private AttributeInput input(Call call) {
    return new AttributeInput(call.input(), call.caller().user(), clock.instant());
  }

  /** The session of {@code target_ust}, else the caller's own. */
  private SessionOwner target(Call call) {
    Session current = call.session();
    Optional<String> token = call.input().text("target_ust");
    Session target =
        token.isEmpty()
            ? current
            : sessions
                .verify(token.get())
                .orElseThrow(
                    () ->
                        new RefusedException(
                            Code.NO_SUCH_SESSION, "There is no such target session."));
    return new SessionOwner(target.id(), target.caller().user());
  }
}
