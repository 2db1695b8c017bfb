package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.release.delivery.Deliveries;
import org.precedent.release.delivery.Delivery;
import org.precedent.release.delivery.DeliveryQuery;
import org.precedent.release.delivery.DeliveryStatus;
import org.precedent.release.delivery.DeliveryUnderWayException;
import org.precedent.release.delivery.DestinationCheck;
import org.precedent.release.delivery.IdempotencyKey;

/** The delivery of values to destinations that are allowed, and its record. */
@ApplicationScoped
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

  private static final int RETRY_AFTER_SECONDS = 5;

  @Inject private Deliveries deliveries;
  @Inject private CurrentSession current;
  @Context private UriInfo uri;

  /** Whether attributes of a user may be sent to a URL; 200 in either case. */
  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response check(JsonBody body) {
    DeliveryBodies.Check question = DeliveryBodies.check(body.object());
    DestinationCheck check =
        deliveries.check(current.caller(), question.user(), question.url(), question.attributes());
    return Answers.json(json -> DeliveryShapes.write(json, check));
  }

  /** Sends a request with a user's values filled in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response deliver(
      JsonBody body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
    try {
      Delivery delivery =
          deliveries.deliver(
              current.caller(), DeliveryBodies.request(body.object()), key(idempotencyKey));
      return delivery.status() == DeliveryStatus.DELIVERED
          ? Answers.json(json -> DeliveryShapes.write(json, delivery))
          : DeliveryFailure.of(delivery);
    } catch (DeliveryUnderWayException underWay) {
      return Failure.of(409, "A delivery with this Idempotency-Key is under way. Ask again later.")
          .answer()
          .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
          .build();
    }
  }

  /** The record of deliveries, newest first: of all to administrators, his own to a user. */
  @GET
  public Response list() {
    DeliveryQuery query = DeliveryQueries.of(uri.getQueryParameters());
    List<Delivery> page = deliveries.list(current.caller(), query);
    return Answers.json(json -> DeliveryShapes.write(json, page, page.size() == query.limit()));
  }

  private static Optional<IdempotencyKey> key(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(
            given ->
                IdempotencyKey.of(given)
                    .orElseThrow(
                        () ->
                            new MalformedRequestException(
                                "An Idempotency-Key has 1 to 255 printable ASCII characters.")));
  }
}
