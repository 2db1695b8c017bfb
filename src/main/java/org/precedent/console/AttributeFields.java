package org.precedent.console;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionDraft;
import org.precedent.attribute.DefinitionUpdate;
import org.precedent.identity.Change;

/** What the form of an attribute holds. For one page. */
public class AttributeFields implements Serializable {

  private static final long serialVersionUID = 1L;

  private String name = "";
  private String label = "";
  private String type = "string";
  private String defaultValue = "";
  private String whitelist = "";
  private boolean hidden;
  private boolean userCanView = true;
  private boolean userCanEdit;
  private boolean removeDefault;
  private transient @Nullable String withheld;

  void read(Definition definition) {
    name = definition.name().text();
    label = definition.label();
    type = definition.type().wireName();
    defaultValue = definition.defaultContent().text().orElse("");
    whitelist = definition.whitelist().orElse("");
    hidden = definition.hidden();
    userCanView = definition.userCanView();
    userCanEdit = definition.userCanEdit();
    removeDefault = false;
  }

  DefinitionDraft draft() {
    return new DefinitionDraft(
        Optional.of(name.strip()),
        Optional.of(label.strip()),
        Optional.of(type),
        Optional.of(LineBreaks.plain(defaultValue)),
        hidden,
        userCanView,
        userCanEdit,
        Optional.of(whitelist.strip()).filter(text -> !text.isEmpty()),
        false,
        Optional.empty());
  }

  /** What it means for values that are there. */
  Intent intent() {
    return new Intent(name.strip(), type, hidden, defaultValue, removeDefault);
  }

  /** Forgets a default that nobody may read. */
  void forgetSecret() {
    withheld = null;
    if (hidden) {
      defaultValue = "";
    }
  }

  /** Keeps such a default out of the page that asks whether to go on. */
  void withholdSecret() {
    if (hidden && !defaultValue.isEmpty()) {
      withheld = defaultValue;
      defaultValue = "";
    }
  }

  /** Takes it back if nothing else was typed. */
  void restoreSecret() {
    if (hidden && defaultValue.isEmpty() && withheld != null) {
      defaultValue = withheld;
    }
    withheld = null;
  }

  /**
   * After somebody has said whether values are hidden: what he typed as a default before stays. It
   * leaves the page if nobody may read it, and comes back if all may.
   *
   * @param before the default as it is; empty if there is none
   */
  void moveDefault(String before) {
    if (!hidden) {
      String typed = withheld == null ? before : withheld;
      defaultValue = defaultValue.isEmpty() ? typed : defaultValue;
      withheld = null;
      removeDefault = false;
    } else if (LineBreaks.kept(before, defaultValue).equals(before)) {
      defaultValue = "";
    } else if (defaultValue.isEmpty()) {
      removeDefault = true;
    } else {
      withholdSecret();
    }
  }

  /** Whether there is a default that was typed before and is not in the page. */
  public boolean isWithheld() {
    return withheld != null;
  }

  /** What differs from how it was. */
  DefinitionUpdate update(Definition before) {
    return new DefinitionUpdate(
        changed(before.name().text(), name.strip()),
        changed(before.label(), label.strip()),
        changed(before.type().wireName(), type),
        changedDefault(before),
        changed(before.hidden(), hidden),
        changed(before.userCanView(), userCanView),
        changed(before.userCanEdit(), userCanEdit),
        changed(before.whitelist().orElse(""), whitelist.strip()),
        Change.keep(),
        Change.keep());
  }

  // Of a hidden default the field shows nothing, so nothing means that it stays.
  private Change<String> changedDefault(Definition before) {
    if (removeDefault) {
      return Change.to(null);
    }
    if (hidden && defaultValue.isEmpty()) {
      return Change.keep();
    }
    String text = before.defaultContent().text().orElse("");
    return changed(text, LineBreaks.kept(text, defaultValue));
  }

  private static <T> Change<T> changed(T before, T after) {
    return before.equals(after) ? Change.keep() : Change.to(after);
  }

  /** The name for programs. */
  public String getName() {
    return name;
  }

  /** The name for programs. */
  public void setName(String text) {
    name = text;
  }

  /** What people see. */
  public String getLabel() {
    return label;
  }

  /** What people see. */
  public void setLabel(String text) {
    label = text;
  }

  /** The name of the type. */
  public String getType() {
    return type;
  }

  /** The name of the type. */
  public void setType(String text) {
    type = text;
  }

  /** The value of last resort, as far as it is readable. */
  public String getDefaultValue() {
    return defaultValue;
  }

  /** The value of last resort, as far as it is readable. */
  public void setDefaultValue(String text) {
    defaultValue = text;
  }

  /** Where hidden values may be sent: patterns, separated by commas. */
  public String getWhitelist() {
    return whitelist;
  }

  /** Where hidden values may be sent: patterns, separated by commas. */
  public void setWhitelist(String text) {
    whitelist = text;
  }

  /** Whether values can never be read again. */
  public boolean isHidden() {
    return hidden;
  }

  /** Whether values can never be read again. */
  public void setHidden(boolean on) {
    hidden = on;
  }

  /** Whether users see their own value. */
  public boolean isUserCanView() {
    return userCanView;
  }

  /** Whether users see their own value. */
  public void setUserCanView(boolean on) {
    userCanView = on;
  }

  /** Whether users set their own value. */
  public boolean isUserCanEdit() {
    return userCanEdit;
  }

  /** Whether users set their own value. */
  public void setUserCanEdit(boolean on) {
    userCanEdit = on;
  }

  /** Whether a default that nobody sees is taken away. */
  public boolean isRemoveDefault() {
    return removeDefault;
  }

  /** Whether a default that nobody sees is taken away. */
  public void setRemoveDefault(boolean on) {
    removeDefault = on;
  }
}
