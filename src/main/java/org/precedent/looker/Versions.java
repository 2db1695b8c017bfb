package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which API this is. Clients ask before they log in. */
@ApplicationScoped
@Path("versions")
@Unauthenticated
public class Versions {

  /** The version of Looker whose API this is. */
  private static final String RELEASE = "26.12";

  private static final String VERSION = "4.0";

  static final Shape<Links> ELEMENT =
      Shape.<Links>builder()
          .string("version", row -> VERSION)
          .string("full_version", row -> VERSION + "." + RELEASE)
          .string("status", row -> "current")
          .string("swagger_url", row -> row.api() + "/swagger.json")
          .build();

  static final Shape<Links> VERSIONS =
      Shape.<Links>builder()
          .string("looker_release_version", row -> RELEASE)
          .objectIfAny("current_version", ELEMENT, Optional::of)
          .objects("supported_versions", ELEMENT, List::of)
          .string("api_server_url", Links::origin)
          .string("web_server_url", Links::origin)
          .build();

  @Inject private UserAnswers answers;

  /** Operation {@code versions}. */
  @GET
  public Response versions(@Context UriInfo uri, @QueryParam("fields") @Nullable String fields) {
    return Answers.object(VERSIONS, answers.links(uri), FieldSelection.parse(fields));
  }
}
