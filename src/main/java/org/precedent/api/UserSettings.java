package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.Namespace;
import org.precedent.attribute.UnmanagedValues;
import org.precedent.attribute.VersionedValue;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;

/**
 * The caller's own settings, one by one: the same that {@code auth.set_attribute} of the TrueNAS
 * door sets, with the removal and the compare-and-set that it lacks. A value is any JSON, kept to
 * the character.
 */
@ApplicationScoped
@Path("users/me/settings/{key}")
@Produces(MediaType.APPLICATION_JSON)
public class UserSettings {

  private static final int CONTENDED = 10;

  @Inject private UnmanagedValues values;
  @Inject private CurrentSession current;
  @Context private Request request;
  @Context private HttpHeaders headers;

  /** The value, as it was set. */
  @GET
  public Response get(@PathParam("key") String key) {
    VersionedValue found =
        find(new FreeName(key)).orElseThrow(() -> new NotFoundException("setting"));
    Response.ResponseBuilder unchanged = evaluate(Optional.of(found));
    if (unchanged != null) {
      return unchanged.tag(VersionTag.of(found)).build();
    }
    return Response.ok(found.value().text().getBytes(StandardCharsets.UTF_8))
        .tag(VersionTag.of(found))
        .build();
  }

  /** Sets the value: 201 if there was none, else 204. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(@PathParam("key") String key, JsonBody body) {
    FreeName name = new FreeName(key);
    JsonText value = new JsonText(body.source().strip());
    if (!isConditional()) {
      return written(name, values.set(caller(), caller().user(), Namespace.UI, name, value));
    }
    return conditionally(
        name,
        found -> {
          long expected = found.map(VersionedValue::version).orElse(0L);
          var version =
              values.compareAndSet(caller(), caller().user(), Namespace.UI, name, expected, value);
          return version.isPresent()
              ? Optional.of(written(name, version.getAsLong()))
              : Optional.empty();
        });
  }

  /** Removes the value. */
  @DELETE
  public Response delete(@PathParam("key") String key) {
    FreeName name = new FreeName(key);
    if (!isConditional()) {
      if (!values.delete(caller(), caller().user(), Namespace.UI, name)) {
        throw new NotFoundException("setting");
      }
      return Response.noContent().build();
    }
    return conditionally(
        name,
        found -> {
          long expected = found.orElseThrow(() -> new NotFoundException("setting")).version();
          return values.compareAndDelete(caller(), caller().user(), Namespace.UI, name, expected)
              ? Optional.of(Response.noContent().build())
              : Optional.empty();
        });
  }

  // Whoever loses a race looks again: a condition such as "if there is any" may still hold.
  private Response conditionally(
      FreeName name, Function<Optional<VersionedValue>, Optional<Response>> attempt) {
    for (int i = 0; i < CONTENDED; i++) {
      Optional<VersionedValue> found = find(name);
      Response.@Nullable ResponseBuilder refused = evaluate(found);
      if (refused != null) {
        return preconditionFailed();
      }
      Optional<Response> done = attempt.apply(found);
      if (done.isPresent()) {
        return done.get();
      }
    }
    return preconditionFailed();
  }

  private Response.@Nullable ResponseBuilder evaluate(Optional<VersionedValue> found) {
    try {
      return found.isPresent()
          ? request.evaluatePreconditions(VersionTag.of(found.get()))
          : request.evaluatePreconditions();
    } catch (ProcessingException malformed) {
      throw new MalformedRequestException("If-Match and If-None-Match take entity tags.");
    }
  }

  private static Response preconditionFailed() {
    return Failure.of(412).answer().build();
  }

  private boolean isConditional() {
    return headers.getHeaderString(HttpHeaders.IF_MATCH) != null
        || headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
  }

  private Response written(FreeName name, long version) {
    Response.ResponseBuilder answer =
        version == 1 ? Response.status(Response.Status.CREATED) : Response.noContent();
    find(name).ifPresent(now -> answer.tag(VersionTag.of(version, now.createdAt())));
    return answer.build();
  }

  private Optional<VersionedValue> find(FreeName name) {
    return values.find(caller(), caller().user(), Namespace.UI, name);
  }

  private Caller caller() {
    return current.caller();
  }
}
