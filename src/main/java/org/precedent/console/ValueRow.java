package org.precedent.console;

import java.util.Comparator;
import java.util.Locale;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.SearchPath;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;

/**
 * An effective value as a row of a page.
 *
 * @param shown the readable text; empty if there is none to show
 * @param state {@code set}, {@code hidden} or {@code none}
 * @param kind of its source, for its colour
 * @param source where it comes from, in words
 * @param editable whether who looks may set the user's own value
 */
public record ValueRow(
    Definition definition,
    String shown,
    String state,
    String kind,
    String source,
    boolean editable) {

  /** What came with the system goes last. */
  static final Comparator<SearchPath> ORDER =
      Comparator.comparing(path -> path.definition().system());

  static ValueRow of(SearchPath path, boolean administrator) {
    Definition definition = path.definition();
    Level level = path.effective();
    return new ValueRow(
        definition,
        level.content().text().orElse(""),
        state(level.content()),
        SourceKind.of(level.source()).code(),
        sourceName(level.source()),
        definition.computed().isEmpty() && (administrator || definition.userCanEdit()));
  }

  static String state(Content content) {
    if (content instanceof Content.None) {
      return "none";
    }
    return content instanceof Content.Hidden ? "hidden" : "set";
  }

  /** A source in the language of the page. */
  static String sourceName(Source source) {
    return sourceName(source, Texts.locale());
  }

  /** A source in a language. */
  static String sourceName(Source source, Locale locale) {
    return source instanceof Source.Group group
        ? Texts.in(locale, "source.group", group.name())
        : Texts.in(locale, "source." + SourceKind.of(source).code());
  }
}
