package org.precedent.platform.launch;

import java.io.IOException;
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
      Settings settings = new Settings(Launcher::configured);
      tellContainer(settings);
      Container.start(options, settings.get(Settings.DATA_DIR));
    } catch (WrongSettingException wrong) {
      end(wrong.line());
    } catch (IOException failure) {
      end(
          Settings.DATA_DIR.environmentName()
              + ": the container's files can't be unpacked there: "
              + failure);
    }
  }

  private static void end(String line) {
    System.err.println(line);
    System.exit(WRONG_SETTING);
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
