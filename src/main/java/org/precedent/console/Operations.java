package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The pages with which administrators see to the server. */
@Named
@RequestScoped
public class Operations {

  private static final List<NavEntry> PAGES =
      List.of(
          new NavEntry(Addresses.ROOT + "/groups", "nav.groups"),
          new NavEntry(Addresses.ROOT + "/deliveries", "nav.deliveries"),
          new NavEntry(Addresses.ROOT + "/directory", "nav.directory"),
          new NavEntry(Addresses.ROOT + "/work", "nav.work"));

  /** Their entries in the main menu. */
  public List<NavEntry> getPages() {
    return PAGES;
  }

  /** Whether the page that is being made is that one, or belongs to it. */
  public boolean isHere(NavEntry entry) {
    String view = FacesContext.getCurrentInstance().getViewRoot().getViewId();
    String page = view.replace(".xhtml", "");
    return page.equals(entry.address())
        || page.equals("/console/group") && entry.address().endsWith("/groups")
        || page.equals("/console/import") && entry.address().endsWith("/work");
  }

  /** The text of that key with the arguments filled in; those are escaped by the page. */
  public String text(String key, Object... arguments) {
    return Texts.of(key, arguments);
  }

  /** Whether the page is being written. */
  static boolean isRendering() {
    return FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
  }

  /** Leads the browser on, so that a reload does nothing twice. */
  static void redirect(String address) {
    try {
      FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
