package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.session.Person;
import org.precedent.session.Persons;
import org.precedent.session.Session;

/** Who looks at the page: the session as {@link Gate} found it. */
@Named
@RequestScoped
public class Me {

  @Inject Persons persons;

  private @Nullable Session session;
  private @Nullable String name;

  /** Remembers whose request it is. */
  void establish(Session found) {
    session = found;
  }

  /** Whether anybody is logged in. */
  public boolean isLoggedIn() {
    return session != null;
  }

  /** Whether he is an administrator. */
  public boolean isAdministrator() {
    return session != null && session.caller().administrator();
  }

  /** What he is called. */
  public String getName() {
    if (name == null) {
      Optional<Person> person = persons.find(caller().user());
      name =
          person
              .map(Person::displayName)
              .filter(display -> !display.isEmpty())
              .or(() -> person.flatMap(Person::name))
              .orElseGet(() -> caller().user().toString());
    }
    return name;
  }

  /**
   * The session.
   *
   * @throws AccessDeniedException if nobody is logged in
   */
  Session session() {
    if (session == null) {
      throw new AccessDeniedException("Nobody is logged in.");
    }
    return session;
  }

  /**
   * Who makes the request, for the access rules.
   *
   * @throws AccessDeniedException if nobody is logged in
   */
  Caller caller() {
    return session().caller();
  }

  /**
   * For pages that are for administrators.
   *
   * @throws AccessDeniedException unless he is one
   */
  public void requireAdministrator() {
    AccessRules.requireAdministrator(caller());
  }
}
