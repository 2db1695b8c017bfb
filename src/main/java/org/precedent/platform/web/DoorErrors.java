package org.precedent.platform.web;

import java.util.Locale;

/** How a door words the failures below its root that never reach it. */
public interface DoorErrors {

  /** The path that all its addresses begin with. */
  String root();

  /** The whole answer for a status from 400. */
  String body(int status);

  /** The same in a language, where people read it. */
  default String body(int status, Locale locale) {
    return body(status);
  }

  /** What the answer is. */
  default String contentType() {
    return "application/json";
  }
}
