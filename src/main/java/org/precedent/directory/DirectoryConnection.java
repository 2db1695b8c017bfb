package org.precedent.directory;

import java.util.List;
import java.util.Optional;

/**
 * How the configured directory is reached and read, as far as it may be shown: never a password.
 * Whatever is empty is as the kind of directory says.
 *
 * @param host of the first server
 * @param port of the first server
 * @param tls whether connections are encrypted, from the beginning or by StartTLS
 * @param verified whether a server's certificate must be for its name
 * @param bindDn as whom it is read; empty for nobody
 * @param hasPassword whether there is a password for that
 * @param personFilter which entries are people (RFC 4515)
 * @param paged whether long answers are asked for in pages
 */
public record DirectoryConnection(
    String host,
    int port,
    boolean tls,
    boolean verified,
    Optional<String> bindDn,
    boolean hasPassword,
    Optional<String> peopleBase,
    Optional<String> groupBase,
    Optional<String> personFilter,
    List<String> loginAttributes,
    Optional<String> idAttribute,
    Optional<String> mailAttribute,
    Optional<String> firstNameAttribute,
    Optional<String> lastNameAttribute,
    List<String> memberAttributes,
    boolean paged) {

  public DirectoryConnection {
    loginAttributes = List.copyOf(loginAttributes);
    memberAttributes = List.copyOf(memberAttributes);
  }
}
