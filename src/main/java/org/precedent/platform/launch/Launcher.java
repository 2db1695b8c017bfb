package org.precedent.platform.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.precedent.platform.settings.Setting;
import org.precedent.platform.settings.Settings;
import org.precedent.platform.settings.WrongSettingException;

/**
 * Starts the self-contained jar: checks the settings before anything else, tells the container what
 * its command files can't work out by themselves, and hands over to it. With a wrong setting the
 * process says one line and ends with code 2.
 */
public final class Launcher {

  private static final int WRONG_SETTING = 2;
  private static final String KEYS = "keys";
  private static final String CONTAINER = "fish.payara.micro.PayaraMicro";

  private Launcher() {}

  /**
   * Takes the options of Payara Micro, such as {@code --port 8080}; or {@code keys} and what to do
   * with them, which starts no server.
   *
   * @throws ReflectiveOperationException if this is not the self-contained jar
   */
  public static void main(String[] options) throws ReflectiveOperationException {
    if (options.length > 0 && options[0].equals(KEYS)) {
      System.exit(KeysLaunch.run(List.of(options).subList(1, options.length)));
    }
    try {
      tellContainer(new Settings(Launcher::configured));
    } catch (WrongSettingException wrong) {
      System.err.println(wrong.line());
      System.exit(WRONG_SETTING);
    }
    Class.forName(CONTAINER).getMethod("main", String[].class).invoke(null, (Object) options);
  }

  // The command files in server-config read these.
  private static void tellContainer(Settings settings) {
    System.setProperty(
        "precedent.launch.address", settings.get(Settings.BIND_ADDRESS).getHostAddress());
    System.setProperty("precedent.launch.threads", settings.get(Settings.HTTP_THREADS).toString());
  }

  // As MicroProfile Config does: a system property, else the environment.
  private static Optional<String> configured(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(Setting.environmentName(name))))
        .filter(Predicate.not(String::isEmpty));
  }
}
