package org.precedent.platform;

import org.precedent.platform.settings.WrongSettingException;

/**
 * Ends a start that can't succeed. Payara Micro would go on without the application, so there the
 * process ends; Payara Server lives on, and only the deployment fails.
 */
public final class FailedStart {

  private static final int EXIT_CODE = 2;
  private static final String MICRO = "fish.payara.micro.PayaraMicro";

  private FailedStart() {}

  /**
   * Says one line to the administrator and ends the process, if it is ours.
   *
   * @return what fails the deployment, where the process is not ours
   */
  public static WrongSettingException stop(String line) {
    if (isMicro()) {
      System.err.println(line);
      System.err.flush();
      // Not exit(): it would wait for the deployment that waits for us.
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    return new WrongSettingException(line);
  }

  private static boolean isMicro() {
    try {
      Class.forName(MICRO, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException server) {
      return false;
    }
  }
}
