package org.precedent.release.delivery;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.release.Destination;
import org.precedent.release.ParsedUrl;

/**
 * A URL with placeholders in its path and its query, never in scheme, host or port. Values are
 * percent-encoded, all but the unreserved characters of RFC 3986, so that none ends a segment, a
 * parameter or the path. Immutable.
 *
 * @param origin the text before the path
 * @param path with its placeholders, empty if there is none
 * @param query beginning with its question mark, empty if there is none
 */
record UrlTemplate(String origin, Template path, Template query) {

  private static final String FIELD = "url";
  private static final String MARK = "://";
  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /**
   * Reads it.
   *
   * @throws InvalidException if a placeholder is malformed, or stands where none may
   */
  static UrlTemplate parse(String url) {
    int end = originEnd(url);
    String origin = url.substring(0, end);
    if (origin.contains("{{")) {
      throw new InvalidException(
          Problem.invalid(FIELD, "Placeholders may stand in path and query of the url only."));
    }
    int question = url.indexOf('?', end);
    int pathEnd = question < 0 ? url.length() : question;
    return new UrlTemplate(
        origin,
        path(url.substring(end, pathEnd)),
        TemplateParser.parse(FIELD, url.substring(pathEnd)));
  }

  private static Template path(String text) {
    Template path = TemplateParser.parse(FIELD, text);
    PathRules.check(path);
    return path;
  }

  // Without the mark it is no URL, which the parser of destinations will say.
  private static int originEnd(String url) {
    int mark = url.indexOf(MARK);
    int start = mark < 0 ? url.length() : mark + MARK.length();
    for (int i = start; i < url.length(); i++) {
      if (url.charAt(i) == '/' || url.charAt(i) == '?') {
        return i;
      }
    }
    return url.length();
  }

  /** The attributes that occur in it. */
  Set<AttributeName> names() {
    return Names.union(path.names(), query.names());
  }

  /** How many values it takes, each as often as it occurs. */
  int places() {
    return path.places() + query.places();
  }

  /** The destination with values filled in, by the parser that the decision is made with. */
  ParsedUrl fill(Template.Filling values) throws Refusal {
    String filled =
        origin
            + path.fill(name -> encoded(inPath(values.of(name))))
            + query.fill(name -> encoded(values.of(name)));
    return names().isEmpty() ? Destination.parse(filled) : Destination.parseFilled(filled);
  }

  /**
   * The path as it is recorded: as it is sent, or with placeholders in place of values.
   *
   * @param destination of this URL, whatever is filled in
   */
  String recordedPath(Destination destination) {
    if (path.names().isEmpty()) {
      return destination.path();
    }
    StringBuilder shown = new StringBuilder();
    for (Template.Part part : path.parts()) {
      shown.append(
          part instanceof Template.Part.Value value
              ? "{{ user_attributes." + value.name() + " }}"
              : ((Template.Part.Literal) part).text());
    }
    return shown.toString();
  }

  // An empty value would make a segment go, or an empty one, which many servers drop.
  private static String inPath(String value) throws Refusal {
    if (value.isEmpty()) {
      throw new Refusal(DeliveryReason.EMPTY_IN_PATH);
    }
    return value;
  }

  private static String encoded(String value) throws Refusal {
    StringBuilder encoded = new StringBuilder(value.length());
    ByteBuffer octets = utf8(value);
    while (octets.hasRemaining()) {
      int octet = octets.get() & 0xff;
      if (isUnreserved((char) octet)) {
        encoded.append((char) octet);
      } else {
        HEX.toHexDigits(encoded.append('%'), (byte) octet);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || UNRESERVED.indexOf(c) >= 0;
  }

  static ByteBuffer utf8(String text) throws Refusal {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException halfPair) {
      throw new Refusal(DeliveryReason.NOT_UNICODE);
    }
  }

  /** Nothing of what the caller wrote. */
  @Override
  public String toString() {
    return "UrlTemplate" + names();
  }
}
