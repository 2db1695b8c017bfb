package org.precedent.looker;

import org.precedent.attribute.DefinitionId;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/** Ids in paths. What can't be an id is the id of nothing: 404. */
final class PathIds {

  private PathIds() {}

  /**
   * @throws NotFoundException if the text spells no id
   */
  static UserId user(String text) {
    return UserId.parse(text).orElseThrow(() -> new NotFoundException("user"));
  }

  /**
   * @throws NotFoundException if the text spells no id
   */
  static GroupId group(String text) {
    return GroupId.parse(text).orElseThrow(() -> new NotFoundException("group"));
  }

  /**
   * @throws NotFoundException if the text spells no id
   */
  static DefinitionId definition(String text) {
    return DefinitionId.parse(text).orElseThrow(() -> new NotFoundException("definition"));
  }
}
