package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.precedent.attribute.named.BatchResult;
import org.precedent.attribute.named.ValueBatches;

/** Many user values in one transaction. */
@ApplicationScoped
@Path("values:batch")
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {

  @Inject private ValueBatches batches;
  @Inject private CurrentSession current;

  /** Sets and deletes all of them, or none. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response apply(JsonBody body) {
    BatchResult result = batches.apply(current.caller(), BatchBodies.items(body.object()));
    return Answers.json(
        json ->
            json.writeStartObject()
                .write("set", result.set())
                .write("deleted", result.deleted())
                .writeEnd());
  }
}
