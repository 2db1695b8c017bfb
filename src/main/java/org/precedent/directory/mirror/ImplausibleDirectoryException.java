package org.precedent.directory.mirror;

/**
 * A directory answers as if a catastrophe had happened. Nothing of it was applied. The message is
 * for the administrator.
 */
public final class ImplausibleDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImplausibleDirectoryException(String message) {
    super(message);
  }

  static ImplausibleDirectoryException of(Survey survey, int maxPercent) {
    return new ImplausibleDirectoryException(
        survey.vanished().size()
            + " of "
            + survey.known()
            + " "
            + survey.kind().title()
            + " are gone, more than "
            + maxPercent
            + " %, or all of them: nothing is applied. If this is right, set"
            + " PRECEDENT_LDAP_MAX_VANISHED_PERCENT higher for a while; else see to the directory,"
            + " its base, its filters and what this service may read.");
  }
}
