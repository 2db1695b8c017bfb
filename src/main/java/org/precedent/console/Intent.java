package org.precedent.console;

import org.precedent.attribute.Definition;

/**
 * What somebody wants an attribute to be, as far as it may change what users have.
 *
 * @param type the name of the type
 * @param defaultValue what the field for the default holds; nothing if a hidden one stays
 */
record Intent(
    String name, String type, boolean hidden, String defaultValue, boolean removesDefault) {

  /** Whether values would be sealed that can be read now. */
  boolean hides(Definition before) {
    return hidden && !before.hidden();
  }

  /** Whether values would be of another type than they were written for. */
  boolean retypes(Definition before) {
    return !type.equals(before.type().wireName());
  }

  /** Whether who has nothing better would get something else. */
  boolean changesDefault(Definition before) {
    if (removesDefault) {
      return true;
    }
    String text = before.defaultContent().text().orElse("");
    boolean stays = hidden && defaultValue.isEmpty();
    return !stays && !LineBreaks.kept(text, defaultValue).equals(text);
  }

  /** Whether anything of that is so. */
  boolean touchesValues(Definition before) {
    return hides(before) || retypes(before) || changesDefault(before);
  }

  /** Without the default, which may be a hidden one. */
  @Override
  public String toString() {
    return "Intent[" + name + "]";
  }
}
