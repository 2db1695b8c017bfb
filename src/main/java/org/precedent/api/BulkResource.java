package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.Definition;
import org.precedent.attribute.bulk.BulkQuery;
import org.precedent.attribute.bulk.BulkSink;
import org.precedent.attribute.bulk.BulkValues;
import org.precedent.identity.Caller;
import org.precedent.platform.web.ListenerRequest;

/** The effective values of one attribute for many users at once, as a stream. */
@ApplicationScoped
@Path("user_attributes/{id}/values")
public class BulkResource {

  private static final Logger LOG = Logger.getLogger(BulkResource.class.getName());
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final Duration LONGEST = Duration.ofHours(1);

  @Inject private BulkValues values;
  @Inject private BulkPermits permits;
  @Inject private CurrentSession current;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;
  @Context private HttpServletRequest servlet;

  /** Of all users, or of those that the parameters mean. */
  @GET
  public Response read(@PathParam("id") String id) {
    Parameters parameters = BulkQueries.parameters(uri.getQueryParameters());
    return read(id, parameters, BulkQueries.of(parameters));
  }

  /** Of users whose ids are in the body: an address is too short for many. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response readOf(@PathParam("id") String id, JsonBody body) {
    Parameters parameters = BulkQueries.parametersBesideIds(uri.getQueryParameters());
    return read(id, parameters, BulkQueries.of(parameters, BulkQueries.ids(body.object())));
  }

  // Everything is checked before the first byte; what fails after it breaks the stream off.
  private Response read(String id, Parameters parameters, BulkQuery query) {
    boolean spreadsheet = parameters.one("spreadsheet", BulkResource::flag).orElse(false);
    Optional<BulkFormat> format =
        parameters
            .one("format", BulkFormat::named)
            .or(() -> BulkFormat.acceptedBy(headers.getAcceptableMediaTypes()));
    if (format.isEmpty()) {
      return Failure.of(406, "Answers are available as application/x-ndjson and text/csv.")
          .answer()
          .build();
    }
    Caller caller = current.caller();
    Definition definition = values.check(caller, new AttributeRef.Either(id), query);
    AttributeRef attribute = new AttributeRef.ById(definition.id());
    StreamingOutput stream =
        out ->
            write(
                out,
                format.get(),
                spreadsheet,
                writer -> values.read(caller, attribute, query, limited(writer)));
    return permits.take() ? answer(definition, format.get(), stream) : busy();
  }

  // Else a client that reads slowly would hold a connection and a snapshot for days.
  private static BulkSink limited(BulkSink writer) {
    long end = System.nanoTime() + LONGEST.toNanos();
    return (user, level) -> {
      if (System.nanoTime() - end > 0) {
        throw new IOException("The read took longer than " + LONGEST);
      }
      writer.row(user, level);
    };
  }

  private interface Reading {
    void into(BulkFormat.Writer writer) throws IOException;
  }

  private void write(OutputStream out, BulkFormat format, boolean spreadsheet, Reading reading) {
    try {
      BulkFormat.Writer writer = format.writer(out, spreadsheet);
      reading.into(writer);
      writer.end();
    } catch (IOException gone) {
      breakOff(Level.FINE, "The client of a bulk read went away, or does not read", gone);
    } catch (RuntimeException failure) {
      breakOff(Level.WARNING, "A bulk read failed and was broken off; it can be resumed", failure);
    } finally {
      permits.giveBack();
    }
  }

  // Else the container would end the answer as if it were whole.
  private void breakOff(Level level, String message, Exception failure) {
    ListenerRequest.breakOff(servlet).run();
    LOG.log(level, message, failure);
  }

  private static Response answer(Definition definition, BulkFormat format, StreamingOutput stream) {
    Response.ResponseBuilder answer = Response.ok(stream, format.type());
    if (format == BulkFormat.CSV) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"" + definition.name().text() + ".csv\"");
    }
    return answer.build();
  }

  private static Response busy() {
    return Failure.of(503, "As many bulk reads run as this server does at once. Try again later.")
        .answer()
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
