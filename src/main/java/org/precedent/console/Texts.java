package org.precedent.console;

import jakarta.faces.context.FacesContext;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The console's texts, in the languages that it has. */
final class Texts {

  /** Each key is in one of them. */
  private static final List<String> BUNDLES =
      List.of("org.precedent.console.texts", "org.precedent.console.operations");

  private Texts() {}

  /** The text of that key in the language of the page that is being made. */
  static String of(String key, Object... arguments) {
    return in(locale(), key, arguments);
  }

  /** The language of the page that is being made. */
  static Locale locale() {
    return FacesContext.getCurrentInstance().getViewRoot().getLocale();
  }

  /** The text in the best language for a locale. */
  static String in(Locale locale, String key, Object... arguments) {
    ResourceBundle bundle = bundle(locale, key);
    String pattern = bundle.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, bundle.getLocale()).format(arguments);
  }

  /** Whether there is a text of that key. */
  static boolean has(String key) {
    return BUNDLES.stream().anyMatch(name -> bundleOf(name, Locale.ENGLISH).containsKey(key));
  }

  private static ResourceBundle bundle(Locale locale, String key) {
    for (String name : BUNDLES) {
      ResourceBundle bundle = bundleOf(name, locale);
      if (bundle.containsKey(key)) {
        return bundle;
      }
    }
    throw new MissingResourceException("No text", BUNDLES.toString(), key);
  }

  private static ResourceBundle bundleOf(String name, Locale locale) {
    return ResourceBundle.getBundle(
        name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
