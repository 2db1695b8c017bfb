package org.precedent.attribute.named;

import org.precedent.identity.UserId;
import org.precedent.secrecy.SealContext;

/** Where values without a definition lie: those of one owner in one table. */
record Place(ValueTable table, long owner) {

  static Place of(UserId user, Namespace namespace) {
    return new Place(ValueTable.of(namespace), user.value());
  }

  static Place of(SessionOwner session) {
    return new Place(ValueTable.SESSION, session.session());
  }

  /** What a sealed value of that name is bound to. */
  SealContext context(String name) {
    return table
        .namespace()
        .map(namespace -> SealContext.unmanagedValue(owner, namespace.text(), name))
        .orElseGet(() -> SealContext.sessionValue(owner, name));
  }
}
