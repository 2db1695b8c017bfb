package org.precedent.secrecy;

import java.nio.file.Path;
import java.util.Optional;

/** A process that starts on a keyset file and rotates it; as often as the second argument says. */
final class RotatingProcess {

  private RotatingProcess() {}

  public static void main(String[] arguments) {
    KeysetFile file = new KeysetFile(Path.of(arguments[0]), Optional.empty());
    file.load(false);
    int left = Integer.parseInt(arguments[1]);
    while (left > 0) {
      try {
        file.rotate();
        left--;
      } catch (KeysetException busy) {
        if (!busy.getMessage().contains("try again")) {
          throw busy;
        }
        Thread.onSpinWait();
      }
    }
  }
}
