package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.precedent.platform.web.DoorErrors;

/** What people see below the console's root where no page is, or a page failed. */
@ApplicationScoped
public class ErrorPage implements DoorErrors {

  private static final String STYLE = Addresses.ASSETS + "console.css?ln=console";

  @Override
  public String root() {
    return Addresses.ROOT;
  }

  @Override
  public String contentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public String body(int status) {
    return body(status, Locale.ENGLISH);
  }

  // Nothing in it comes from the request.
  @Override
  public String body(int status, Locale locale) {
    String kind =
        switch (status) {
          case 403 -> "403";
          case 404, 405 -> "404";
          case 413 -> "413";
          case 429 -> "429";
          case 503 -> "503";
          default -> status < 500 ? "400" : "500";
        };
    return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="UTF-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>%s – Precedent</title><link rel="stylesheet" href="%s"/></head>
        <body><main class="alone"><h1>%s</h1><p>%s</p>
        <p><a class="button" href="%s">%s</a></p></main></body></html>
        """
        .formatted(
            locale.getLanguage().equals("de") ? "de" : "en",
            Texts.in(locale, "error." + kind + ".title"),
            STYLE,
            Texts.in(locale, "error." + kind + ".title"),
            Texts.in(locale, "error." + kind + ".text"),
            Addresses.HOME,
            Texts.in(locale, "error.home"));
  }
}
