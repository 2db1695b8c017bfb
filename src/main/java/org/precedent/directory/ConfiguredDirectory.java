package org.precedent.directory;

import java.util.Optional;

/** The directory that the configuration names. Thread-safe. */
public interface ConfiguredDirectory {

  /** The name of the directory that the server brings along. */
  String DEMO = "demo";

  /**
   * The directory, the same at each call; empty if there is to be none.
   *
   * @throws DirectoryUnavailableException if it can't be set up now
   */
  Optional<Directory> directory();

  /**
   * How it is reached and read; empty if there is none.
   *
   * @throws DirectoryUnavailableException if it can't be set up now
   */
  Optional<DirectoryConnection> connection();

  /** The key of a DN; empty if the text is none. */
  Optional<DnKey> key(String dn);

  /** The group whose members are administrators, if one is configured. */
  Optional<DnKey> administrators();
}
