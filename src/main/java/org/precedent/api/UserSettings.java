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
import org.precedent.attribute.named.Edition;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedValues;
import org.precedent.attribute.named.VersionedValue;
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
    if (isAny(HttpHeaders.IF_NONE_MATCH) && !has(HttpHeaders.IF_MATCH)) {
      return written(values.create(caller(), caller().user(), Namespace.UI, name, value));
    }
    if (isAny(HttpHeaders.IF_MATCH) && !has(HttpHeaders.IF_NONE_MATCH)) {
      return written(values.replace(caller(), caller().user(), Namespace.UI, name, value));
    }
    if (!isConditional()) {
      return written(Optional.of(values.set(caller(), caller().user(), Namespace.UI, name, value)));
    }
    return conditionally(
        name,
        found -> {
          Optional<Edition> written = swap(name, found, value);
          return written.isPresent() ? Optional.of(written(written)) : Optional.empty();
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
          Edition expected = found.orElseThrow(() -> new NotFoundException("setting")).edition();
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
    return has(HttpHeaders.IF_MATCH) || has(HttpHeaders.IF_NONE_MATCH);
  }

  private boolean has(String header) {
    return headers.getHeaderString(header) != null;
  }

  // These conditions are one statement, which nobody can come between.
  private boolean isAny(String header) {
    String condition = headers.getHeaderString(header);
    return condition != null && condition.strip().equals("*");
  }

  private Optional<Edition> swap(FreeName name, Optional<VersionedValue> found, JsonText value) {
    return found.isPresent()
        ? values.compareAndSet(
            caller(), caller().user(), Namespace.UI, name, found.get().edition(), value)
        : values.create(caller(), caller().user(), Namespace.UI, name, value);
  }

  private static Response written(Optional<Edition> edition) {
    if (edition.isEmpty()) {
      return preconditionFailed();
    }
    Response.Status status =
        edition.get().version() == 1 ? Response.Status.CREATED : Response.Status.NO_CONTENT;
    return Response.status(status).tag(VersionTag.of(edition.get())).build();
  }

  private Optional<VersionedValue> find(FreeName name) {
    return values.find(caller(), caller().user(), Namespace.UI, name);
  }

  private Caller caller() {
    return current.caller();
  }
}
