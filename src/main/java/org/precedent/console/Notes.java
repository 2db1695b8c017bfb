package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.ChangedMeanwhileException;
import org.precedent.identity.ConflictException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;

/** What the page tells about what somebody just did. */
@ApplicationScoped
public class Notes {

  /** It is done. */
  void done(String key, Object... arguments) {
    add(FacesMessage.SEVERITY_INFO, Texts.of(key, arguments));
  }

  /** It is not done. */
  void failed(String key, Object... arguments) {
    add(FacesMessage.SEVERITY_ERROR, Texts.of(key, arguments));
  }

  /** It is not done, for a reason that is told in English only. */
  void failedBecause(String key, @Nullable String english) {
    add(FacesMessage.SEVERITY_ERROR, Texts.of(key), english == null ? "" : english);
  }

  /** Keeps what is told until after a redirect. */
  void keep() {
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
  }

  /**
   * Does what somebody asked for. Where a rule is against it, the page tells which.
   *
   * @return whether it is done
   */
  boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (InvalidException invalid) {
      invalid.problems().forEach(this::tell);
    } catch (ChangedMeanwhileException stale) {
      failed("stale");
    } catch (AccessDeniedException denied) {
      failedBecause("denied", denied.getMessage());
    } catch (NotFoundException gone) {
      failedBecause("gone", gone.getMessage());
    } catch (ConflictException conflict) {
      failed("problem.taken", conflict.field());
    }
    return false;
  }

  private void tell(Problem problem) {
    switch (problem.code()) {
      case "missing_field" -> failed("problem.missing", problem.field());
      case "already_exists" -> failed("problem.taken", problem.field());
      default -> failedBecause("problem.invalid", problem.message());
    }
  }

  private static void add(FacesMessage.Severity severity, String text) {
    add(severity, text, "");
  }

  // The page shows the detail as English.
  private static void add(FacesMessage.Severity severity, String text, String english) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, english));
  }
}
