package org.precedent.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Runs the command that administers keys, out of the WAR within this jar. */
final class KeysLaunch {

  private static final String COMMAND = "org.precedent.secrecy.command.KeysCommand";

  private KeysLaunch() {}

  /**
   * Runs it, and gives its exit code.
   *
   * @throws ReflectiveOperationException if this is not the self-contained jar
   */
  static int run(List<String> arguments) throws ReflectiveOperationException {
    try (PackedClasses classes = PackedClasses.unpack()) {
      return (int)
          classes.loader().loadClass(COMMAND).getMethod("run", List.class).invoke(null, arguments);
    } catch (InvocationTargetException failure) {
      throw new IllegalStateException(failure.getCause());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
