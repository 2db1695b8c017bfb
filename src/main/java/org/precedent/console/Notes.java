package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
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
      invalid.problems().forEach(Notes::tell);
    } catch (ChangedMeanwhileException stale) {
      failed("stale");
    } catch (AccessDeniedException denied) {
      add(
          FacesMessage.SEVERITY_ERROR,
          Texts.of("denied"),
          Words.inEnglish(denied.getMessage(), Texts.locale()));
    } catch (NotFoundException gone) {
      add(FacesMessage.SEVERITY_ERROR, Words.gone(gone.what(), Texts.locale()));
    } catch (ConflictException conflict) {
      failed("problem.taken", conflict.field());
    }
    return false;
  }

  private static void tell(Problem problem) {
    Locale locale = Texts.locale();
    add(FacesMessage.SEVERITY_ERROR, Words.problem(problem, locale), Words.detail(problem, locale));
  }

  private static void add(FacesMessage.Severity severity, String text) {
    add(severity, text, "");
  }

  // The page shows the detail as English. What is said already is not said again.
  private static void add(FacesMessage.Severity severity, String text, String english) {
    FacesContext context = FacesContext.getCurrentInstance();
    FacesMessage message = new FacesMessage(severity, text, english);
    boolean said =
        context.getMessageList().stream()
            .anyMatch(
                other ->
                    text.equals(other.getSummary())
                        && message.getDetail().equals(other.getDetail()));
    if (!said) {
      context.addMessage(null, message);
    }
  }
}
