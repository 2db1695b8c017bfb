package org.precedent.attribute;

import java.util.Optional;
import org.precedent.identity.GroupId;

/**
 * A value for a group, unchecked.
 *
 * @param place how the client names the fields of this item, before the field's name: {@code [3].}
 * @param group the group; empty if the client named none, or none that could be
 */
public record GroupValueDraft(
    String place, Optional<GroupId> group, Optional<String> text, Optional<Integer> rank) {}
