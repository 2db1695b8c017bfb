package org.precedent.looker;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.platform.web.JsonHeaders;

/** Door 1, with all that belongs to it and nothing else. */
@ApplicationPath("/api/4.0")
public class LookerApplication extends Application {

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          Alive.class,
          Login.class,
          Logout.class,
          ApiSessions.class,
          Versions.class,
          Swagger.class,
          Me.class,
          UserAccounts.class,
          UserLookups.class,
          UserRoles.class,
          EmailLogins.class,
          DirectoryLogins.class,
          DirectoryConfigs.class,
          DirectoryTests.class,
          ApiKeys.class,
          UserGroups.class,
          GroupUsers.class,
          GroupGroups.class,
          RoleCatalog.class,
          UserAttributes.class,
          UserAttributeValues.class,
          GroupAttributeValues.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          Authentication.class,
          BodyReader.class,
          ArrayBodyReader.class,
          ErrorMapper.class,
          RateLimitFilter.class,
          JsonHeaders.class);

  // Longer ones are sent in chunks: effective values of a user are some 10 KB.
  private static final int WHOLE_ANSWER = 16 * 1024;

  /** The classes that serve operations. */
  static Set<Class<?>> resources() {
    return RESOURCES;
  }

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
        "jersey.config.server.contentLength.buffer", WHOLE_ANSWER,
        "jersey.config.server.wadl.disableWadl", true);
  }
}
