package org.precedent.platform.web;

/** How a door words the failures below its root that never reach it. */
public interface DoorErrors {

  /** The path that all its addresses begin with. */
  String root();

  /** The whole answer, as JSON text, for a status from 400. */
  String body(int status);
}
