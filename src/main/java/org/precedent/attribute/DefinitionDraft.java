package org.precedent.attribute;

import java.util.Optional;

/**
 * A definition to be created, unchecked.
 *
 * @param type the name of the type on the wire
 * @param defaultValue empty text means none
 */
public record DefinitionDraft(
    Optional<String> name,
    Optional<String> label,
    Optional<String> type,
    Optional<String> defaultValue,
    boolean hidden,
    boolean userCanView,
    boolean userCanEdit,
    Optional<String> whitelist,
    boolean neededForCiRun,
    Optional<String> valueForCiRun) {}
