package org.precedent.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * In front of every request: no browser may guess a content type, and no failure goes without a
 * word, as when Jersey gives up before it asks a door.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FrontFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  // It would show a client's own headers to whoever made it send the request.
  private static final String TRACE = "TRACE";

  private final transient MalformedAddresses addresses = new MalformedAddresses();

  @Inject private transient ErrorAnswer answer;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    ListenerRequest.remember(request);
    addresses.watch(request);
    if (request.getMethod().equals(TRACE)) {
      answer.write(HttpServletResponse.SC_METHOD_NOT_ALLOWED, request, response);
      return;
    }
    chain.doFilter(request, response);
    if (isSilentFailure(request, response)) {
      answer.write(response.getStatus(), request, response);
    }
  }

  @Override
  public void destroy() {
    addresses.close();
  }

  private static boolean isSilentFailure(HttpServletRequest request, HttpServletResponse response) {
    return response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
        && response.getContentType() == null
        && !response.isCommitted()
        && !request.isAsyncStarted();
  }
}
