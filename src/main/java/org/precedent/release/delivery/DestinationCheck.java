package org.precedent.release.delivery;

import java.util.List;
import java.util.Optional;
import org.precedent.attribute.AttributeName;

/**
 * Whether values may be sent to a URL.
 *
 * @param allowed whether all of them may
 * @param reason why nothing at all may be sent there, if that is so
 * @param attributes in the order of the question
 */
public record DestinationCheck(
    boolean allowed, Optional<Reason> reason, List<AttributeCheck> attributes) {

  public DestinationCheck {
    attributes = List.copyOf(attributes);
  }

  /**
   * Whether one attribute may be sent.
   *
   * @param reason why not; empty if it may
   */
  public record AttributeCheck(String name, Optional<Reason> reason) {

    static AttributeCheck of(AttributeName name, Optional<Reason> reason) {
      return new AttributeCheck(name.text(), reason);
    }

    /** Whether it may. */
    public boolean allowed() {
      return reason.isEmpty();
    }
  }

  /** The first reason why not all may be sent; empty if they may. */
  Optional<Reason> firstReason() {
    return reason.isPresent()
        ? reason
        : attributes.stream().flatMap(check -> check.reason().stream()).findFirst();
  }
}
