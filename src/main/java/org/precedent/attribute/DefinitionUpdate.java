package org.precedent.attribute;

import org.precedent.identity.Change;

/**
 * A partial update of a definition, unchecked.
 *
 * @param type the name of the type on the wire
 * @param defaultValue none, or empty text, takes the default away
 */
public record DefinitionUpdate(
    Change<String> name,
    Change<String> label,
    Change<String> type,
    Change<String> defaultValue,
    Change<Boolean> hidden,
    Change<Boolean> userCanView,
    Change<Boolean> userCanEdit,
    Change<String> whitelist,
    Change<Boolean> neededForCiRun,
    Change<String> valueForCiRun) {}
