package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
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
      for (Problem problem : invalid.problems()) {
        add(FacesMessage.SEVERITY_ERROR, text(problem));
      }
    } catch (ChangedMeanwhileException stale) {
      failed("stale");
    } catch (AccessDeniedException | NotFoundException | ConflictException refused) {
      add(FacesMessage.SEVERITY_ERROR, String.valueOf(refused.getMessage()));
    }
    return false;
  }

  private static String text(Problem problem) {
    return switch (problem.code()) {
      case "missing_field" -> Texts.of("problem.missing", problem.field());
      case "already_exists" -> Texts.of("problem.taken", problem.field());
      default -> problem.message();
    };
  }

  private static void add(FacesMessage.Severity severity, String text) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, text));
  }
}
