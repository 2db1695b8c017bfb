package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;

/** The applications that may use the door. */
@ApplicationScoped
public class KnownApplications {

  private static final int MAX_LENGTH = 64;

  /** Whether {@code current_app} may have that name. */
  boolean knows(String application) {
    return !application.isBlank()
        && application.length() <= MAX_LENGTH
        && application.chars().noneMatch(Character::isISOControl);
  }
}
