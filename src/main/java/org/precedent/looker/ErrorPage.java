package org.precedent.looker;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that {@code documentation_url} leads to: what an error means and what to do about it.
 */
@WebServlet("/r/err/*")
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern LINK =
      Pattern.compile("/4\\.0/(\\d{3})/([a-z]{1,16})/([a-z0-9_:/]{1,200})");

  // Also those that the container answers with before any door is asked.
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry(
              "400",
              "The request could not be understood: a parameter or the JSON of the body is malformed. The message says where."),
          Map.entry(
              "401",
              "The request carried no token, or one that has expired or was logged out. Log in again at POST /api/4.0/login."),
          Map.entry(
              "403",
              "The caller is known, but no rule allows him this. Administrators may do most things; users see and set only their own values."),
          Map.entry(
              "404",
              "There is nothing with that id, or the caller may not see it. After a log-in: client id and secret do not belong together."),
          Map.entry(
              "405",
              "The path exists, but not with this method. The header Allow names those that do."),
          Map.entry("406", "Answers of this API are application/json only."),
          Map.entry("408", "The request came too slowly. Send it again, all of it at once."),
          Map.entry(
              "409",
              "Something else has the same name already, or the change contradicts what is there."),
          Map.entry("411", "Send the body with its length, as Content-Length, or in chunks."),
          Map.entry("413", "The body is larger than the server takes."),
          Map.entry("414", "The address is longer than the server takes. Ask for less at once."),
          Map.entry("415", "Send the body as Content-Type: application/json."),
          Map.entry(
              "422",
              "The request is well formed, but breaks a rule. The list errors names every wrong field."),
          Map.entry(
              "429",
              "Too many requests in a short time. The header Retry-After says when to go on."),
          Map.entry("431", "The headers are larger than the server takes."),
          Map.entry(
              "500", "The server failed unexpectedly. Its log has the cause; please report it."),
          Map.entry("501", "The server does not know this method."),
          Map.entry(
              "503",
              "The database is not available or busy, or the server is starting. It recovers by itself; the header Retry-After says when to try again."));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Matcher link = LINK.matcher(path == null ? "" : path);
    if (!link.matches() || !MEANINGS.containsKey(link.group(1))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/html; charset=UTF-8");
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getWriter().write(page(link.group(1), link.group(2), link.group(3)));
  }

  // The pattern lets nothing through that would need escaping.
  private static String page(String status, String method, String operation) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="UTF-8"><title>Error %1$s</title>
        <style>body{font:16px/1.5 sans-serif;max-width:40em;margin:3em auto;padding:0 1em}</style></head>
        <body>
        <h1>Error %1$s</h1>
        <p><code>%2$s /api/4.0/%3$s</code></p>
        <p>%4$s</p>
        </body>
        </html>
        """
        .formatted(status, method.toUpperCase(Locale.ROOT), operation, MEANINGS.get(status));
  }
}
