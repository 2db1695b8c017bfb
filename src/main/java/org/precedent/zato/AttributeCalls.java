package org.precedent.zato;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.named.ExpiryWrite;
import org.precedent.attribute.named.NamedValue;
import org.precedent.attribute.named.NamedWrite;
import org.precedent.attribute.named.WriteMode;
import org.precedent.identity.UserId;

/** The calls about attributes, each single and many, whosever they are: that, a subclass says. */
public abstract class AttributeCalls {

  @Inject Clock clock;

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
    setExpiry(call, input.expiries());
    return Answers.of(Answers.ok());
  }

  /** Calls {@code delete} and {@code delete_many}. */
  @DELETE
  public Response delete(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    delete(call, input(call).names());
    return Answers.of(Answers.ok());
  }

  /** Calls {@code get} and {@code get_many}. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    AttributeInput input = input(call);
    Set<FreeName> names = input.names();
    boolean decrypt = call.input().flag("decrypt").orElse(true);
    Map<FreeName, NamedValue> found = get(call, names, decrypt);
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
    Set<FreeName> found = existing(call, names);
    return input.isMany() ? AttributeShapes.exist(names, found) : AttributeShapes.exists(found);
  }

  /** Call {@code names}. */
  @GET
  @Path("names")
  public Response names(@Context ContainerRequestContext request) {
    return AttributeShapes.names(allNames(Call.of(request)));
  }

  /** The user whose attributes are meant, where an item says nothing else. */
  abstract UserId user(Call call);

  abstract void write(Call call, WriteMode mode, List<NamedWrite> writes);

  abstract void setExpiry(Call call, List<ExpiryWrite> writes);

  abstract void delete(Call call, Set<FreeName> names);

  abstract Map<FreeName, NamedValue> get(Call call, Set<FreeName> names, boolean decrypt);

  abstract Set<FreeName> existing(Call call, Set<FreeName> names);

  abstract Set<FreeName> allNames(Call call);

  private Response write(Call call, WriteMode mode) {
    write(call, mode, input(call).writes());
    return Answers.of(Answers.ok());
  }

  private AttributeInput input(Call call) {
    return new AttributeInput(call.input(), user(call), clock.instant());
  }
}
