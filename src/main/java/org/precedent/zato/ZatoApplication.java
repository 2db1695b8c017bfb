package org.precedent.zato;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.platform.web.JsonHeaders;

/** Door 2, with all that belongs to it and nothing else. */
@ApplicationPath("/zato/sso")
public class ZatoApplication extends Application {

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          UserLogIn.class,
          UserLogOut.class,
          UserAccounts.class,
          UserApproval.class,
          UserRejection.class,
          UserLock.class,
          UserPassword.class,
          UserSearch.class,
          UserSessions.class,
          UserAttributes.class,
          SessionAttributes.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(Intake.class, ErrorMapper.class, JsonHeaders.class);

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
