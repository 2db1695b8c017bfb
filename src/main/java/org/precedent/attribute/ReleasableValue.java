package org.precedent.attribute;

import java.util.Optional;
import org.precedent.secrecy.SealContext;

/**
 * What a delivery must know of the effective value of one attribute of one user before it may have
 * the value itself. Immutable.
 */
public final class ReleasableValue {

  private final Definition definition;
  private final StoredText stored;
  private final SealContext context;

  /**
   * @param stored absent if no level has a value
   * @param context where the value lies, if it is sealed
   */
  ReleasableValue(Definition definition, StoredText stored, SealContext context) {
    this.definition = definition;
    this.stored = stored;
    this.context = context;
  }

  /** The attribute's name. */
  public AttributeName name() {
    return definition.name();
  }

  /** Whether only the whitelist says where it may go; so for everything that is sealed. */
  public boolean hidden() {
    return definition.hidden() || stored.isSealed();
  }

  /** Where it may go if it is hidden; empty for nowhere. */
  public Optional<String> whitelist() {
    return definition.whitelist();
  }

  /** Whether any level has a value. */
  public boolean isSet() {
    return stored.isSealed() || stored.plainText() != null;
  }

  StoredText stored() {
    return stored;
  }

  SealContext context() {
    return context;
  }

  /** The name only. */
  @Override
  public String toString() {
    return "ReleasableValue[" + name() + "]";
  }
}
