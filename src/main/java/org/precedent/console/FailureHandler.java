package org.precedent.console;

import jakarta.ejb.EJBException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.Outage;
import org.primefaces.csp.CspException;

/**
 * What becomes of a page that failed: one that has expired is loaded anew, all else is answered
 * with its status, for which {@link ErrorPage} has the words.
 */
final class FailureHandler extends ExceptionHandlerWrapper {

  private static final Logger LOG = Logger.getLogger(FailureHandler.class.getName());

  FailureHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    if (!events.hasNext()) {
      return;
    }
    ExceptionQueuedEventContext first = events.next().getContext();
    Throwable failure = cause(first.getException());
    FacesContext context = FacesContext.getCurrentInstance();
    drop();
    try {
      answer(context, failure, first.getPhaseId());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.responseComplete();
  }

  private void drop() {
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      events.next();
      events.remove();
    }
  }

  private static void answer(FacesContext context, Throwable failure, @Nullable PhaseId phase)
      throws IOException {
    ExternalContext external = context.getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    if (external.isResponseCommitted()) {
      LOG.log(Level.SEVERE, "A page of the console failed half-way", failure);
    } else if (failure instanceof ViewExpiredException) {
      renew(external, request);
    } else if (failure instanceof CspException
        || failure instanceof FacesException && phase == PhaseId.RESTORE_VIEW) {
      external.responseSendError(HttpServletResponse.SC_BAD_REQUEST, null);
    } else {
      external.responseSendError(status(failure), null);
    }
  }

  // Who wants to leave may, however old the page is; of all else, nothing was done.
  private static void renew(ExternalContext external, HttpServletRequest request)
      throws IOException {
    if (external.getRequestParameterMap().containsKey(LogOut.BUTTON)) {
      CDI.current().select(LogOut.class).get().now();
    } else {
      BrowserSession.noteExpired(request);
      external.redirect(Addresses.shown(request));
    }
  }

  private static int status(Throwable failure) {
    if (failure instanceof AccessDeniedException) {
      return HttpServletResponse.SC_FORBIDDEN;
    }
    if (failure instanceof NotFoundException) {
      return HttpServletResponse.SC_NOT_FOUND;
    }
    if (Outage.causes(failure)) {
      LOG.log(
          Level.WARNING, "The console needs the database, which is away: {0}", failure.toString());
      return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
    LOG.log(Level.SEVERE, "A page of the console failed unexpectedly", failure);
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  /** The failure itself, below what Faces, EL and the container wrap it in. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (isWrapping(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isWrapping(Throwable failure) {
    return failure instanceof FacesException && !(failure instanceof ViewExpiredException)
        || failure instanceof jakarta.el.ELException
        || failure instanceof EJBException;
  }
}
