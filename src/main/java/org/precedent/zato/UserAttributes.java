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
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.NamedValue;
import org.precedent.attribute.NamedValues;
import org.precedent.attribute.WriteMode;
import org.precedent.identity.UserId;

/** The attributes of a user: managed ones with their rules, and whatever else is stored. */
@ApplicationScoped
@Path("user/attr")
public class UserAttributes {

  @Inject private NamedValues values;
  @Inject private Subjects subjects;
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
    values.setExpiry(call.caller(), input.expiries());
    return Answers.of(Answers.ok());
  }

  /** Calls {@code delete} and {@code delete_many}. */
  @DELETE
  public Response delete(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    values.delete(call.caller(), subject(call), input(call).names());
    return Answers.of(Answers.ok());
  }

  /** Calls {@code get} and {@code get_many}. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    AttributeInput input = input(call);
    Set<FreeName> names = input.names();
    boolean decrypt = call.input().flag("decrypt").orElse(true);
    Map<FreeName, NamedValue> found = values.get(call.caller(), subject(call), names, decrypt);
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
    Set<FreeName> found = values.existing(call.caller(), subject(call), names);
    return input.isMany() ? AttributeShapes.exist(names, found) : AttributeShapes.exists(found);
  }

  /** Call {@code names}. */
  @GET
  @Path("names")
  public Response names(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return AttributeShapes.names(values.names(call.caller(), subject(call)));
  }

  private Response write(Call call, WriteMode mode) {
    values.write(call.caller(), mode, input(call).writes());
    return Answers.of(Answers.ok());
  }

  private AttributeInput input(Call call) {
    return new AttributeInput(call.input(), AttributeInput.user(call), clock.instant());
  }

  // A write finds out by itself that there is no such user; nothing else would.
  private UserId subject(Call call) {
    UserId user = AttributeInput.user(call);
    return call.caller().is(user) ? user : subjects.of(call).user();
  }
}
