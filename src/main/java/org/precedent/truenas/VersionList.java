package org.precedent.truenas;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/** {@code GET /api/versions}: which versions of the API there are. */
@WebServlet("/api/versions")
public class VersionList extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String LIST =
      Versions.ALL.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().print(LIST);
  }
}
