package org.precedent.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the container sends every failure that no door has answered; WEB-INF/web.xml says so. */
@WebServlet(
    urlPatterns = {ErrorServlet.PATH, ErrorServlet.MALFORMED},
    asyncSupported = true)
public class ErrorServlet extends HttpServlet {

  static final String PATH = "/unanswered";

  /** Where requests go whose address can't be read. */
  static final String MALFORMED = "/malformed";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

  @Inject private transient ErrorAnswer answer;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      LOG.log(Level.SEVERE, "A request failed unexpectedly", failure);
    }
    answer.write(status(request), request, response);
  }

  // Who asks for this path himself asks for nothing that exists.
  private static int status(HttpServletRequest request) {
    if (request.getServletPath().equals(MALFORMED)) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            && status >= 400
        ? status
        : HttpServletResponse.SC_NOT_FOUND;
  }
}
