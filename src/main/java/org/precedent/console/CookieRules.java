package org.precedent.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.precedent.platform.settings.Settings;

/**
 * Lets browsers send the console's cookie over TLS only, where clients reach this server by TLS
 * that something in front of it ends. (Where it ends here, the container sees to that.)
 */
@WebListener
public class CookieRules implements ServletContextListener {

  @Inject Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent start) {
    if (settings
        .get(Settings.BASE_URL)
        .filter(url -> "https".equals(url.getScheme()))
        .isPresent()) {
      start.getServletContext().getSessionCookieConfig().setSecure(true);
    }
  }
}
