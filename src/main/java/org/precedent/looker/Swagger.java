package org.precedent.looker;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The description of this door in Swagger 2.0: older clients, as that for Ruby, ask for it before
 * they log in, and make their methods from it.
 */
@ApplicationScoped
@Path("swagger.json")
@Unauthenticated
public class Swagger {

  private byte[] description = {};

  @PostConstruct
  void read() {
    try (InputStream in =
            Objects.requireNonNull(
                Swagger.class.getResourceAsStream("/META-INF/openapi.json"),
                "The WAR lacks its description");
        JsonReader reader = Json.createReader(in)) {
      description =
          SwaggerDescription.of(reader.readObject()).toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Operation {@code swagger.json}. */
  @GET
  public Response swagger() {
    return Response.ok(description, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
