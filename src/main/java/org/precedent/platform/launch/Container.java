package org.precedent.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * Starts Payara Micro out of this jar: as its own launcher does, but with a loader that finds its
 * classes faster.
 */
final class Container {

  private static final String FOLDER = "container";
  private static final String OWN_LAUNCHER = "fish.payara.micro.PayaraMicro";
  private static final String IMPLEMENTATION = "fish.payara.micro.impl.PayaraMicroImpl";

  // With these, the container unpacks itself to where they say.
  private static final Set<String> OWN_LOADER =
      Set.of("--nested", "--unpackdir", "--rootdir", "--outputlauncher");

  private Container() {}

  /**
   * Hands over to it, with its own options; returns when it is up.
   *
   * @throws IOException if its files can't be unpacked into the data folder
   * @throws ReflectiveOperationException if this is not the self-contained jar
   */
  static void start(String[] options, Path dataFolder)
      throws IOException, ReflectiveOperationException {
    if (List.of(options).stream()
        .anyMatch(option -> OWN_LOADER.contains(option.toLowerCase(Locale.ROOT)))) {
      Class.forName(OWN_LAUNCHER).getMethod("main", String[].class).invoke(null, (Object) options);
      return;
    }
    try (JarFile packed = OwnJar.open()) {
      Path folder = Files.createDirectories(dataFolder.resolve(FOLDER));
      System.setProperty("fish.payara.micro.BootJar", OwnJar.path().toUri().toString());
      System.setProperty("java.io.tmpdir", InstanceFolder.create(folder).toString());
      start(options, ContainerFiles.of(packed, folder));
    }
  }

  private static void start(String[] options, ContainerFiles files)
      throws IOException, ReflectiveOperationException {
    System.setProperty("fish.payara.micro.UnpackDir", files.folder().toString());
    ClassLoader loader =
        IndexedClassLoader.of(files.folder(), files.jars(), Container.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass(IMPLEMENTATION)
        .getMethod("main", String[].class)
        .invoke(null, (Object) options);
  }
}
