package org.precedent.attribute.named;

import org.precedent.identity.ConflictException;

/** A value was to be created under a name that has one. */
public class ValueExistsException extends ConflictException {

  private static final long serialVersionUID = 1L;

  ValueExistsException() {
    super("name");
  }
}
