package org.precedent.attribute.named;

/** What a write asks of what is there. */
public enum WriteMode {
  /** Nothing must be there. */
  CREATE,
  /** Whatever is there is replaced. */
  SET,
  /** Something must be there. */
  UPDATE
}
