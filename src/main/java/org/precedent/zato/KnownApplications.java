package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.platform.settings.Settings;

/** The applications that may use the door: those that the configuration lists. */
@ApplicationScoped
public class KnownApplications {

  @Inject Settings settings;
  @Inject Refusals refusals;

  /**
   * The application that the request says it is.
   *
   * @throws RefusedException if it says nothing, or names none that is known
   */
  String require(Optional<String> named) {
    String application = named.orElseThrow(() -> RefusedException.missing("current_app"));
    if (!settings.get(Settings.APPS).lists(application)) {
      throw new RefusedException(
          refusals.told("app", Code.APP_INVALID),
          "current_app must name an application that is known here.");
    }
    return application;
  }
}
