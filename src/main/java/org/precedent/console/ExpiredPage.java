package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Tells that what somebody sent was not saved, because his page or his session was too old. */
@Named
@RequestScoped
public class ExpiredPage {

  private @Nullable Boolean told;

  /** Whether the page that is being made tells it. */
  public boolean isTold() {
    if (told == null) {
      HttpServletRequest request =
          (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
      boolean loggedOut = Bodies.reads(request) && request.getParameter(Addresses.EXPIRED) != null;
      told = BrowserSession.takeExpired(request) || loggedOut;
    }
    return told;
  }
}
