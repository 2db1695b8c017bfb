package org.precedent.release.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * A header whose value has placeholders. Names are tokens (RFC 9110, section 5.6.2); what belongs
 * to the connection or frames the message is the client's business.
 */
record HeaderTemplate(String name, Template value) {

  private static final String FIELD = "headers";
  private static final int MAX_NAME = 256;
  private static final Pattern TOKEN =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1," + MAX_NAME + "}");

  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * Reads the headers of a request.
   *
   * @throws InvalidException if one can't be sent, or stands twice
   */
  static List<HeaderTemplate> parse(List<DeliveryRequest.Header> headers) {
    List<HeaderTemplate> templates = headers.stream().map(HeaderTemplate::parse).toList();
    if (templates.stream().map(HeaderTemplate::key).distinct().count() < templates.size()) {
      throw invalid("A header stands twice.");
    }
    return templates;
  }

  private static HeaderTemplate parse(DeliveryRequest.Header header) {
    if (!TOKEN.matcher(header.name()).matches()) {
      throw invalid("The name of a header is no token of RFC 9110.");
    }
    Template value = TemplateParser.parse(FIELD, header.value());
    HeaderTemplate template = new HeaderTemplate(header.name(), value);
    if (OF_THE_CONNECTION.contains(template.key())) {
      throw invalid("The header " + header.name() + " is set by the server itself.");
    }
    return template;
  }

  /** The name by which headers are the same. */
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The header with values in it. */
  OutgoingHeader fill(Template.Filling values) throws Refusal {
    String filled = value.fill(values);
    for (int i = 0; i < filled.length(); i++) {
      char c = filled.charAt(i);
      if (c > '~' || (c < ' ' && c != '\t')) {
        throw new Refusal(DeliveryReason.HEADER_VALUE);
      }
    }
    if (!filled.equals(filled.strip())) {
      throw new Refusal(DeliveryReason.HEADER_VALUE);
    }
    return new OutgoingHeader(name, filled);
  }

  private static InvalidException invalid(String message) {
    return new InvalidException(Problem.invalid(FIELD, message));
  }
}
