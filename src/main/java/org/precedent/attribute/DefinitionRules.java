package org.precedent.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.Change;
import org.precedent.identity.Problem;

/**
 * What a definition must be, and how it may change. Finds everything that is wrong at once. Pure.
 */
public final class DefinitionRules {

  /** In characters. */
  public static final int MAX_LABEL_LENGTH = 255;

  /** In characters. */
  public static final int MAX_WHITELIST_LENGTH = 4096;

  private static final String NAME = "name";
  private static final String LABEL = "label";
  private static final String TYPE = "type";
  private static final String DEFAULT_VALUE = "default_value";
  private static final String HIDDEN = "value_is_hidden";
  private static final String WHITELIST = "hidden_value_domain_whitelist";
  private static final String CI_VALUE = "value_for_ci_run";

  private final WhitelistPolicy whitelists;

  public DefinitionRules(WhitelistPolicy whitelists) {
    this.whitelists = whitelists;
  }

  /** What is wrong with a new definition. */
  public List<Problem> problems(DefinitionDraft draft) {
    List<Problem> problems = new ArrayList<>();
    required(NAME, draft.name(), problems).ifPresent(name -> name(name, problems));
    required(LABEL, draft.label(), problems).ifPresent(label -> label(label, problems));
    Optional<AttributeType> type =
        required(TYPE, draft.type(), problems).flatMap(name -> type(name, problems));
    draft.defaultValue().ifPresent(text -> defaultValue(type, text, problems));
    draft.whitelist().ifPresent(text -> whitelist(draft.hidden(), text, problems));
    draft.valueForCiRun().ifPresent(text -> text(CI_VALUE, text, problems));
    return problems;
  }

  /** What is wrong with an update of {@code current}. */
  public List<Problem> problems(Definition current, DefinitionUpdate update) {
    List<Problem> problems = new ArrayList<>();
    if (update.name().given()) {
      required(NAME, update.name().value(), problems)
          .ifPresent(name -> rename(current, name, problems));
    }
    if (update.label().given()) {
      required(LABEL, update.label().value(), problems).ifPresent(label -> label(label, problems));
    }
    Optional<AttributeType> type = changedType(current, update, problems);
    changedDefault(current, update, type, problems);
    boolean hidden = update.hidden().orKeep(current.hidden());
    if (current.hidden() && !hidden) {
      problems.add(Problem.invalid(HIDDEN, "A hidden attribute can't be shown again."));
    }
    if (hidden && !current.hidden() && current.system()) {
      problems.add(Problem.invalid(HIDDEN, "A system attribute can't be hidden."));
    }
    changedWhitelist(current, update.whitelist(), current.hidden() || hidden, problems);
    update.valueForCiRun().value().ifPresent(text -> text(CI_VALUE, text, problems));
    return problems;
  }

  /** The default that a text means: the empty text means none. */
  static Optional<String> meaningfulDefault(Optional<String> text) {
    return text.filter(some -> !some.isEmpty());
  }

  private static Optional<String> required(
      String field, Optional<String> text, List<Problem> problems) {
    if (text.isEmpty() || text.get().isBlank()) {
      problems.add(Problem.missing(field));
      return Optional.empty();
    }
    return text;
  }

  private static void name(String name, List<Problem> problems) {
    if (AttributeName.of(name).isEmpty()) {
      problems.add(
          Problem.invalid(
              NAME,
              "name must be 1 to 255 characters: lowercase letters, digits, underscores and hyphens."));
    }
  }

  private static void rename(Definition current, String name, List<Problem> problems) {
    if (current.system() && !current.name().text().equals(name)) {
      problems.add(Problem.invalid(NAME, "A system attribute can't be renamed."));
      return;
    }
    name(name, problems);
  }

  private static void label(String label, List<Problem> problems) {
    if (label.length() > MAX_LABEL_LENGTH) {
      problems.add(Problem.invalid(LABEL, "label must have at most 255 characters."));
      return;
    }
    text(LABEL, label, problems);
  }

  private static void text(String field, String text, List<Problem> problems) {
    ValueText.problem(text)
        .ifPresent(why -> problems.add(Problem.invalid(field, field + " " + why + ".")));
  }

  private static Optional<AttributeType> type(String wireName, List<Problem> problems) {
    Optional<AttributeType> type = AttributeType.of(wireName);
    if (type.isEmpty()) {
      problems.add(
          Problem.invalid(
              TYPE,
              "type must be string, number, datetime, yesno, zipcode, advanced_filter_string,"
                  + " advanced_filter_number, advanced_filter_datetime or relative_url."));
    }
    return type;
  }

  private static Optional<AttributeType> changedType(
      Definition current, DefinitionUpdate update, List<Problem> problems) {
    if (!update.type().given()) {
      return Optional.of(current.type());
    }
    Optional<AttributeType> type =
        required(TYPE, update.type().value(), problems).flatMap(name -> type(name, problems));
    if (current.system() && type.isPresent() && type.get() != current.type()) {
      problems.add(Problem.invalid(TYPE, "The type of a system attribute can't be changed."));
    }
    return type;
  }

  private static void changedDefault(
      Definition current,
      DefinitionUpdate update,
      Optional<AttributeType> type,
      List<Problem> problems) {
    if (update.defaultValue().given()) {
      if (current.computed().isPresent()
          && meaningfulDefault(update.defaultValue().value()).isPresent()) {
        problems.add(
            Problem.invalid(DEFAULT_VALUE, "The attribute is computed and has no default."));
        return;
      }
      update
          .defaultValue()
          .value()
          .filter(text -> !(current.hidden() && text.equals(Definition.DEFAULT_IS_SET)))
          .ifPresent(text -> defaultValue(type, text, problems));
    } else {
      // Not of a hidden default: whether it fits a type would tell something of it.
      current.defaultContent().text().ifPresent(text -> defaultValue(type, text, problems));
    }
  }

  private static void defaultValue(
      Optional<AttributeType> type, String text, List<Problem> problems) {
    if (!text.isEmpty()) {
      Optional<String> why = ValueText.problem(text);
      if (why.isPresent()) {
        problems.add(Problem.invalid(DEFAULT_VALUE, DEFAULT_VALUE + " " + why.get() + "."));
      } else if (type.isPresent() && !type.get().admits(text)) {
        problems.add(
            Problem.invalid(DEFAULT_VALUE, DEFAULT_VALUE + " must be " + type.get().form() + "."));
      }
    }
  }

  private void whitelist(boolean hidden, String text, List<Problem> problems) {
    Optional<String> why =
        text.length() > MAX_WHITELIST_LENGTH
            ? Optional.of("it has more than " + MAX_WHITELIST_LENGTH + " characters")
            : whitelists.problem(text);
    if (why.isPresent()) {
      problems.add(
          Problem.invalid(
              WHITELIST,
              WHITELIST
                  + " must be a comma-separated list of urls with optional wildcards: "
                  + why.get()));
    } else if (!hidden) {
      problems.add(Problem.invalid(WHITELIST, "Only a hidden attribute has a " + WHITELIST + "."));
    }
  }

  private void changedWhitelist(
      Definition current, Change<String> change, boolean hidden, List<Problem> problems) {
    if (!change.given() || change.value().equals(current.whitelist())) {
      return;
    }
    if (change.value().isEmpty()) {
      problems.add(
          Problem.invalid(
              WHITELIST, "A " + WHITELIST + " can't be taken away, only be made narrower."));
      return;
    }
    int before = problems.size();
    whitelist(hidden, change.value().get(), problems);
    if (problems.size() == before
        && current.whitelist().isPresent()
        && !whitelists.isNarrowing(current.whitelist().get(), change.value().get())) {
      problems.add(
          Problem.invalid(
              WHITELIST,
              "A "
                  + WHITELIST
                  + " can only be made narrower: this one admits what was not admitted."));
    }
  }
}
