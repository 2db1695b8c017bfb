package org.precedent.platform;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One run of the work that a timer begins. The container forgets a timer for good when two of its
 * runs on end fail, and tells nobody: so no run ever fails for it, and the next one tries again.
 */
public final class BackgroundRun {

  private BackgroundRun() {}

  /**
   * Does the work. Whatever it throws ends in the log: a database that is away, which readiness
   * tells as well, in detail only; anything else is a fault of ours.
   *
   * @param log of the timer
   * @param consequence what it means that the work was not done, a sentence without its full stop
   */
  public static void of(Logger log, String consequence, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      Level level = Outage.causes(failure) ? Level.FINE : Level.SEVERE;
      log.log(level, consequence + "; the next run tries again", failure);
    }
  }
}
