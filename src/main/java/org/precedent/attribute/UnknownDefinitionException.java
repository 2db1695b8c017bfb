package org.precedent.attribute;

import org.precedent.identity.NotFoundException;

/** By the definitions at hand there is none that was asked for, or the caller may not view it. */
public class UnknownDefinitionException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  UnknownDefinitionException() {
    super("definition");
  }
}
