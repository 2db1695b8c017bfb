package org.precedent.directory;

import org.precedent.identity.DirectoryId;

/**
 * An entry's identity and its present place.
 *
 * @param dn for people to read; changes when the entry or one above it is renamed or moved
 * @param key the same, for comparing with {@link MemberReference.ByDn}
 */
public record EntryPlace(DirectoryId id, String dn, DnKey key) {}
