package org.precedent.console;

import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The console's texts, in the languages that it has. */
final class Texts {

  private static final String BUNDLE = "org.precedent.console.texts";

  private Texts() {}

  /** The text of that key in the language of the page that is being made. */
  static String of(String key, Object... arguments) {
    return in(FacesContext.getCurrentInstance().getViewRoot().getLocale(), key, arguments);
  }

  /** The text in the best language for a locale. */
  static String in(Locale locale, String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String pattern = bundle.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, bundle.getLocale()).format(arguments);
  }
}
