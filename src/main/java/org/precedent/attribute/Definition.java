package org.precedent.attribute;

import java.util.Optional;

/**
 * An attribute that administrators declared, or that the system brings.
 *
 * @param name unique
 * @param label what people see, unique
 * @param defaultContent the value of last resort
 * @param hidden whether values are write-only: for ever, once set
 * @param userCanView whether users see their own value
 * @param userCanEdit whether users set their own value
 * @param whitelist where hidden values may be sent, comma-separated URL patterns
 * @param system whether it came with the system and can't be deleted or renamed
 * @param neededForCiRun kept for clients, without meaning here
 * @param valueForCiRun kept for clients, without meaning here
 * @param version counts the changes, from 1
 */
public record Definition(
    DefinitionId id,
    AttributeName name,
    String label,
    AttributeType type,
    Content defaultContent,
    boolean hidden,
    boolean userCanView,
    boolean userCanEdit,
    Optional<String> whitelist,
    boolean system,
    boolean neededForCiRun,
    Optional<String> valueForCiRun,
    long version) {

  /** What a hidden default reads as: that there is one. Sent back, it changes nothing. */
  public static final String DEFAULT_IS_SET = "DEFAULT_IS_SET";

  /** How its value is computed from the user; empty if values are stored. */
  public Optional<ComputedAttribute> computed() {
    return system ? ComputedAttribute.of(id) : Optional.empty();
  }
}
