package org.precedent.zato;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Zato's own clients send JSON without a content type, curl sends it as a form, others as anything:
 * to this door it is JSON always, and what it answers is JSON whatever the client accepts.
 */
@WebFilter(urlPatterns = "/zato/sso/*", asyncSupported = true)
public class ContentTypeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Set<String> IGNORED = ignored();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new WithoutTypes(request), response);
  }

  private static Set<String> ignored() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(
        List.of(
            "content-type",
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "content-encoding",
            "content-language"));
    return Collections.unmodifiableSet(names);
  }

  private static final class WithoutTypes extends HttpServletRequestWrapper {

    WithoutTypes(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return IGNORED.contains(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return IGNORED.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !IGNORED.contains(name))
              .toList());
    }
  }
}
