package org.precedent.truenas;

/** When a call may run, beside the others. */
enum Pace {
  /** As soon as there is a thread. */
  ANY,
  /** After those of its connection that came before it and keep their order as well. */
  IN_ORDER,
  /** Few at once over all connections, so that nothing else waits for them. */
  LOG_IN
}
