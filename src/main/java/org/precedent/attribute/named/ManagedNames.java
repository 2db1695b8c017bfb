package org.precedent.attribute.named;

import java.util.Optional;
import org.precedent.attribute.AttributeType;
import org.precedent.attribute.Definition;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.Level;
import org.precedent.attribute.SearchPath;
import org.precedent.attribute.Source;
import org.precedent.attribute.ValueRules;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;

/** What holds for a name that is managed, whichever way a value is given. Pure. */
final class ManagedNames {

  private static final String VALUE = "value";

  private ManagedNames() {}

  /**
   * The text that a definition takes for a value.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit it
   * @throws InvalidException if the value is none of the definition's type, or is to be encrypted
   *     although the definition is not hidden
   */
  static String text(Caller caller, NamedWrite write, Definition definition) {
    requireMayEdit(caller, write.user(), definition);
    if (write.encrypt() && !definition.hidden()) {
      throw new InvalidException(
          Problem.invalid(
              "encrypt",
              "The attribute "
                  + definition.name()
                  + " is managed and not hidden: only its definition can have it encrypted."));
    }
    Optional<String> text = text(write.value(), definition.type());
    if (text.isEmpty()) {
      throw new InvalidException(
          Problem.invalid(
              VALUE,
              "The value of the managed attribute "
                  + definition.name()
                  + " must be a string: "
                  + definition.type().form()
                  + "."));
    }
    ValueRules.problem(definition, VALUE, text)
        .ifPresent(
            problem -> {
              throw new InvalidException(problem);
            });
    return text.get();
  }

  /**
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit the user's
   *     value, which takes that he may view it
   */
  static void requireMayEdit(Caller caller, UserId user, Definition definition) {
    AccessRules.requireMayEdit(caller, user, definition.userCanView() && definition.userCanEdit());
    ValueRules.requireStored(definition);
  }

  /** The value as it is to be read: the effective one; empty if there is none. */
  static Optional<NamedValue> value(FreeName name, SearchPath path, Optional<StoredValue> own) {
    if (path.isUnset()) {
      return Optional.empty();
    }
    Level level = path.effective();
    NamedContent content =
        level
            .content()
            .text()
            .<NamedContent>map(NamedContent.Text::new)
            .orElseGet(NamedContent.Withheld::new);
    boolean isOwn = level.source() instanceof Source.User;
    return Optional.of(
        new NamedValue(
            name,
            content,
            own.filter(row -> isOwn).map(StoredValue::dates),
            path.definition().hidden()));
  }

  private static Optional<String> text(GivenValue value, AttributeType type) {
    if (value instanceof GivenValue.Text text) {
      return Optional.of(text.content());
    }
    if (value instanceof GivenValue.Number number && type == AttributeType.NUMBER) {
      return Optional.of(number.json().text());
    }
    if (value instanceof GivenValue.Flag flag && type == AttributeType.YESNO) {
      return Optional.of(flag.yes() ? "yes" : "no");
    }
    return Optional.empty();
  }
}
