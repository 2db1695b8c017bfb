package org.precedent.looker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.Level;
import org.precedent.attribute.Source;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

/**
 * Looker's {@code UserAttribute}, {@code UserAttributeWithValue} and {@code
 * UserAttributeGroupValue}.
 */
final class AttributeShapes {

  /**
   * A definition as somebody sees it.
   *
   * @param caller whose rights {@code can} tells
   */
  record SeenDefinition(Definition definition, Caller caller) {}

  /** One level of a user's search path. */
  record UserValueRow(UserId user, Definition definition, Level level) {}

  private static final Map<String, Boolean> NOTHING = Map.of();
  private static final Map<String, Boolean> SHOW = Map.of("show", true);

  static final Shape<SeenDefinition> DEFINITION =
      Shape.<SeenDefinition>builder()
          .flags("can", AttributeShapes::can)
          .string("id", row -> row.definition.id().toString())
          .string("name", row -> row.definition.name().text())
          .string("label", row -> row.definition.label())
          .string("type", row -> row.definition.type().wireName())
          .optional("default_value", row -> defaultValue(row.definition))
          .bool("is_system", row -> row.definition.system())
          .bool("is_permanent", row -> row.definition.system())
          .bool("value_is_hidden", row -> row.definition.hidden())
          .bool("user_can_view", row -> row.definition.userCanView())
          .bool("user_can_edit", row -> row.definition.userCanEdit())
          .optional("hidden_value_domain_whitelist", row -> row.definition.whitelist())
          .bool("needed_for_ci_run", row -> row.definition.neededForCiRun())
          .optional("value_for_ci_run", row -> row.definition.valueForCiRun())
          .build();

  static final Shape<UserValueRow> USER_VALUE =
      Shape.<UserValueRow>builder()
          .flags("can", row -> row.level.source() instanceof Source.User ? SHOW : NOTHING)
          .string("name", row -> row.definition.name().text())
          .string("label", row -> row.definition.label())
          .number("rank", row -> row.level.source().rank())
          .optional("value", row -> value(row.level.content()))
          .string("user_id", row -> row.user.toString())
          .bool("user_can_edit", row -> row.definition.userCanEdit())
          .bool("value_is_hidden", row -> row.definition.hidden())
          .string("user_attribute_id", row -> row.definition.id().toString())
          .string("source", row -> row.level.source().label())
          .optional("hidden_value_domain_whitelist", row -> row.definition.whitelist())
          .build();

  static final Shape<GroupValue> GROUP_VALUE =
      Shape.<GroupValue>builder()
          .flags("can", row -> NOTHING)
          .string("id", row -> Long.toString(row.id()))
          .string("group_id", row -> row.group().toString())
          .string("user_attribute_id", row -> row.definition().id().toString())
          .bool("value_is_hidden", row -> row.definition().hidden())
          .number("rank", row -> row.rank())
          .optional("value", row -> value(row.content()))
          .build();

  private AttributeShapes() {}

  // Readers expect the empty text where there is no value, and null where it is hidden.
  private static Optional<String> value(Content content) {
    return content instanceof Content.None ? Optional.of("") : content.text();
  }

  private static Optional<String> defaultValue(Definition definition) {
    return definition.defaultContent() instanceof Content.Hidden
        ? Optional.of(Definition.DEFAULT_IS_SET)
        : definition.defaultContent().text();
  }

  private static Map<String, Boolean> can(SeenDefinition row) {
    boolean administrator = row.caller.administrator();
    Map<String, Boolean> can = new LinkedHashMap<>();
    can.put("create", administrator);
    can.put("destroy", administrator && !row.definition.system());
    can.put("index", true);
    can.put(
        "set_value",
        row.definition.computed().isEmpty() && (administrator || row.definition.userCanEdit()));
    can.put("show", true);
    can.put("show_value", !row.definition.hidden());
    can.put("update", administrator);
    return can;
  }
}
