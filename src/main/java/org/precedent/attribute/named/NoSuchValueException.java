package org.precedent.attribute.named;

import org.precedent.identity.NotFoundException;

/** A value was to be changed under a name that has none. */
public class NoSuchValueException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  NoSuchValueException() {
    super("attribute");
  }
}
