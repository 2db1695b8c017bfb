package org.precedent.looker;

import org.precedent.attribute.DefinitionDraft;
import org.precedent.attribute.DefinitionUpdate;

/**
 * Reads {@code UserAttribute} bodies; read-only fields are ignored, since clients send whole
 * objects back.
 */
final class DefinitionBodies {

  private DefinitionBodies() {}

  static DefinitionDraft draft(Body body) {
    return new DefinitionDraft(
        body.text("name").value(),
        body.text("label").value(),
        body.text("type").value(),
        body.text("default_value").value(),
        body.flag("value_is_hidden").orKeep(false),
        body.flag("user_can_view").orKeep(false),
        body.flag("user_can_edit").orKeep(false),
        body.text("hidden_value_domain_whitelist").value(),
        body.flag("needed_for_ci_run").orKeep(false),
        body.text("value_for_ci_run").value());
  }

  static DefinitionUpdate update(Body body) {
    return new DefinitionUpdate(
        body.text("name"),
        body.text("label"),
        body.text("type"),
        body.text("default_value"),
        body.flag("value_is_hidden"),
        body.flag("user_can_view"),
        body.flag("user_can_edit"),
        body.text("hidden_value_domain_whitelist"),
        body.flag("needed_for_ci_run"),
        body.text("value_for_ci_run"));
  }
}
