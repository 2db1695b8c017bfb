package org.precedent.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.platform.web.JsonHeaders;

/** Our own API, with all that belongs to it and nothing else. */
@ApplicationPath(ApiApplication.ROOT)
public class ApiApplication extends Application {

  static final String ROOT = "/api/v1";

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          BatchResource.class,
          BulkResource.class,
          DeliveryResource.class,
          ExplanationResource.class,
          UserSettings.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          Authentication.class,
          RateLimitFilter.class,
          JsonBodyReader.class,
          ErrorMapper.class,
          JsonHeaders.class);

  @Override
  public Set<Class<?>> getClasses() {
    return Stream.concat(RESOURCES.stream(), PROVIDERS.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Keeps Jersey from adding JSON providers and error entities of its own. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.disableJsonBinding.server", true,
        "jersey.config.disableJsonProcessing.server", true,
        "jersey.config.server.response.setStatusOverSendError", true,
        "jersey.config.server.wadl.disableWadl", true);
  }
}
