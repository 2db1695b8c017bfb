package org.precedent.directory;

import java.util.Optional;

/**
 * What a user is in a directory.
 *
 * @param directory the directory's name in this server's configuration
 * @param directoryId the entry's immutable identifier, which is what the user is known by
 * @param dn where the entry was last seen
 * @param loginName as last seen
 * @param vanished whether the directory has no such entry any more
 */
public record DirectoryEntry(
    String directory,
    String directoryId,
    Optional<String> dn,
    Optional<String> loginName,
    boolean vanished) {}
