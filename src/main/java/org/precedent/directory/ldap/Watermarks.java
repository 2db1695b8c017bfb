package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.util.Optional;
import org.precedent.directory.Watermark;

/** Tells what changed in one reading, and where the next one may begin. For one reading. */
interface Watermarks {

  /** Which entries changed since; empty if that can't be told, and everything must be read. */
  Optional<Filter> changedSince(Optional<Watermark> since);

  /** Takes notice of an entry that was read. */
  void read(Entry entry);

  /** Where the next reading may begin, once everything was read. */
  Optional<Watermark> next();
}
