package org.precedent.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import org.precedent.platform.settings.Settings;

/**
 * The console's cookie goes with requests of its own pages and of links to them only, and over TLS
 * only where clients reach this server by TLS that something in front of it ends. (Where it ends
 * here, the container sees to that.)
 */
@WebListener
public class CookieRules implements ServletContextListener {

  @Inject Settings settings;

  @Override
  public void contextInitialized(ServletContextEvent start) {
    SessionCookieConfig cookie = start.getServletContext().getSessionCookieConfig();
    cookie.setAttribute("SameSite", "Lax");
    if (settings
        .get(Settings.BASE_URL)
        .filter(url -> "https".equals(url.getScheme()))
        .isPresent()) {
      cookie.setSecure(true);
    }
  }
}
