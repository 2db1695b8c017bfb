package org.precedent.directory;

/**
 * One thing that was tried of a directory.
 *
 * @param message what was found, or what is wrong and what to do
 */
public record ProbeStep(Kind kind, boolean passed, String message) {

  /** What was tried. */
  public enum Kind {
    /** To connect to one server, with TLS if so configured, and to log in as this service. */
    SERVER,
    /** To find out what kind of directory it is, and where people and groups are. */
    LAYOUT,
    /** To read a person. */
    PEOPLE,
    /** To read a group. */
    GROUPS
  }
}
