package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.precedent.session.Sessions;

/** The end of a session, by the button in the head of each page. */
@Named
@RequestScoped
public class LogOut {

  /** What a request holds if somebody pressed it. */
  static final String BUTTON = "account:logout";

  @Inject Sessions sessions;
  @Inject Me me;

  /** Ends the session, and shows the log-in. */
  public void now() {
    FacesContext context = FacesContext.getCurrentInstance();
    sessions.logOut(me.session());
    BrowserSession.end((HttpServletRequest) context.getExternalContext().getRequest());
    try {
      context.getExternalContext().redirect(Addresses.LOG_IN);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
