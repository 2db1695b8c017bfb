package org.precedent.it.support;

import java.util.function.Supplier;
import org.precedent.directory.ldap.LiveDirectory;

/** Servers with a directory each that tests change, started when first asked for. */
public enum DirectoryServers {
  MEMORY(LiveDirectory::memory),
  SLAPD(LiveDirectory::slapd);

  private final Supplier<LiveDirectory> start;
  private LiveDirectory directory;
  private RunningServer server;

  DirectoryServers(Supplier<LiveDirectory> start) {
    this.start = start;
  }

  /** The directory. */
  public synchronized LiveDirectory directory() {
    if (directory == null) {
      directory = start.get();
      Runtime.getRuntime().addShutdownHook(new Thread(directory::close));
    }
    return directory;
  }

  /** The server that uses it. */
  public synchronized RunningServer server() {
    if (server == null) {
      server = RunningServer.start(directory().settings());
    }
    return server;
  }
}
