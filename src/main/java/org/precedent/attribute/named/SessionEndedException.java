package org.precedent.attribute.named;

import org.precedent.identity.NotFoundException;

/** The session whose values were to be written has ended meanwhile. */
public class SessionEndedException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  SessionEndedException() {
    super("session");
  }
}
