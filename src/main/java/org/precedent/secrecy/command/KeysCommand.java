package org.precedent.secrecy.command;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.precedent.platform.settings.Setting;
import org.precedent.platform.settings.Settings;
import org.precedent.platform.settings.WrongSettingException;
import org.precedent.secrecy.KeysetException;

/**
 * {@code keys list}, {@code rotate}, {@code retire ID}, {@code reinstate ID}, {@code destroy ID},
 * {@code wrap}: what an administrator does with keys while servers run. It takes the settings of
 * the servers, and changes the keyset file, which they follow.
 */
public final class KeysCommand {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int WRONG_USE = 2;

  private static final String USAGE =
      """
      keys list           shows the keys, how many values need each, and how far values are sealed again
      keys rotate         adds a key that new values are sealed with; running servers seal the old ones again
      keys retire ID      lets a key open nothing any more, if no value needs it
      keys reinstate ID   lets a retired key open values again
      keys destroy ID     takes a retired key out of the keyset file, for ever
      keys wrap           wraps the keyset file by the master key that is set, in place of the old one if that is set, too""";

  private KeysCommand() {}

  /** Does what the arguments say, and gives the exit code of the process. */
  public static int run(List<String> arguments) {
    return run(arguments, System.out, System.err);
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Settings settings = new Settings(KeysCommand::configured);
      Outcome outcome = outcome(arguments, new KeyActions(settings));
      (outcome.code() == DONE ? out : err).println(outcome.text());
      return outcome.code();
    } catch (WrongSettingException wrong) {
      err.println(wrong.line());
      return WRONG_USE;
    } catch (KeysetException refused) {
      err.println(refused.line());
      return REFUSED;
    } catch (SQLException failure) {
      err.println("The database can't be asked: " + failure.getMessage());
      return REFUSED;
    }
  }

  private static Outcome outcome(List<String> arguments, KeyActions actions) throws SQLException {
    String action = arguments.isEmpty() ? "" : arguments.get(0);
    if (arguments.size() == 1) {
      switch (action) {
        case "list":
          return actions.list();
        case "rotate":
          return actions.rotate();
        case "wrap":
          return actions.wrap();
        default:
          return new Outcome(WRONG_USE, USAGE);
      }
    }
    Optional<Integer> id = arguments.size() == 2 ? id(arguments.get(1)) : Optional.empty();
    if (id.isEmpty()) {
      return new Outcome(WRONG_USE, USAGE);
    }
    return switch (action) {
      case "retire" -> actions.retire(id.get());
      case "reinstate" -> actions.reinstate(id.get());
      case "destroy" -> actions.destroy(id.get());
      default -> new Outcome(WRONG_USE, USAGE);
    };
  }

  private static Optional<Integer> id(String text) {
    try {
      return Optional.of(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException noId) {
      return Optional.empty();
    }
  }

  // As the server does: a system property, else the environment.
  private static Optional<String> configured(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(Setting.environmentName(name))))
        .filter(Predicate.not(String::isEmpty));
  }
}
