package org.precedent.directory;

/**
 * How a directory says who is in a group. It may lead nowhere: out of the directory's part that is
 * read here, or to an entry that is gone.
 */
public sealed interface MemberReference {

  /** The person or group whose {@link EntryPlace} has that key. */
  record ByDn(DnKey key) implements MemberReference {}

  /** The person with that login name ({@code memberUid} of RFC 2307). */
  record ByLoginName(String loginName) implements MemberReference {}
}
