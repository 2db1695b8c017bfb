package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.identity.Role;
import org.precedent.platform.web.ClientAddress;
import org.precedent.session.DirectoryTrials;
import org.precedent.session.DoorName;
import org.precedent.session.LogInAttempt;
import org.precedent.session.LogInSource;
import org.precedent.session.TriedPerson;

/** The trial of a log-in at the directory: nobody is logged in by it. */
@Named
@RequestScoped
public class LogInTrial {

  private static final int MAX_LENGTH = 1024;

  @Inject Me me;
  @Inject Notes notes;
  @Inject ConfiguredDirectory configured;
  @Inject DirectoryTrials trials;
  @Inject ClientAddress clients;

  private String name = "";
  private String password = "";
  private @Nullable TriedPerson person;
  private String refusal = "";

  /** Tries it. */
  public void attempt() {
    me.requireAdministrator();
    if (name.isBlank()
        || password.isEmpty()
        || name.length() > MAX_LENGTH
        || password.length() > MAX_LENGTH) {
      notes.failed("trial.incomplete");
      return;
    }
    try {
      Optional<Directory> directory = configured.directory();
      if (directory.isPresent()) {
        follow(attempt(directory.get()));
      } else {
        notes.failed("directory.none");
      }
    } catch (DirectoryUnavailableException unavailable) {
      refusal = String.valueOf(unavailable.getMessage());
    }
  }

  private DirectoryTrials.Outcome attempt(Directory directory) {
    HttpServletRequest request =
        (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    LogInSource source = LogInSource.of(DoorName.CONSOLE, clients.of(request));
    return trials.attempt(
        me.caller(), directory, LogInAttempt.of(name.strip(), password, source), Set.of());
  }

  private void follow(DirectoryTrials.Outcome outcome) {
    if (outcome instanceof DirectoryTrials.Outcome.Admitted admitted) {
      person = admitted.person();
    } else if (outcome instanceof DirectoryTrials.Outcome.Limited limited) {
      notes.failed("login.limited", Math.max(1, limited.retryAfter().plusSeconds(59).toMinutes()));
    } else if (outcome instanceof DirectoryTrials.Outcome.Refused refused) {
      refusal = refused.why();
    }
  }

  /** Whether he could log in. */
  public boolean isAdmitted() {
    return person != null;
  }

  /** Why he could not, in English; empty if nothing is known. */
  public String getRefusal() {
    return refusal;
  }

  /** Who he is. */
  public TriedPerson getPerson() {
    return Objects.requireNonNull(person);
  }

  /** The groups that he is in, by name. */
  public List<DirectoryGroup> getGroups() {
    return getPerson().groups().stream()
        .sorted(Comparator.comparing(DirectoryGroup::name))
        .toList();
  }

  /** The roles that he has through them. */
  public List<Role> getRoles() {
    return getPerson().roles().stream().sorted().toList();
  }

  /** The name to log in with. */
  public String getName() {
    return name;
  }

  /** The name to log in with. */
  public void setName(@Nullable String text) {
    name = text == null ? "" : text;
  }

  /** Never the password. */
  public String getPassword() {
    return "";
  }

  /** The password to check. */
  public void setPassword(@Nullable String text) {
    password = text == null ? "" : text;
  }
}
