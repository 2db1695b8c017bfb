package org.precedent.zato;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.precedent.identity.Change;
import org.precedent.session.ApprovalStatus;
import org.precedent.session.LocalAccountChanges;
import org.precedent.session.LocalAccountDraft;
import org.precedent.session.SignUpStatus;
import org.precedent.session.Username;

/** Reads what a request says of a user. */
final class AccountInput {

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** With an offset, or without one in UTC, as clients of the original send it. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private AccountInput() {}

  /**
   * A user to be created.
   *
   * @throws RefusedException for the first field that is wrong
   */
  static LocalAccountDraft draft(Input input) {
    FixedFields.requireOfNew(input);
    Username username = InputRules.username(input.required("username"));
    return new LocalAccountDraft(
        username,
        input.text("password").map(text -> InputRules.password(text, username.text())),
        input.text("email").filter(email -> !email.isEmpty()).map(InputRules::email),
        input.text("display_name"),
        input.text("first_name").orElse(""),
        input.text("middle_name"),
        input.text("last_name").orElse(""),
        input.flag("is_locked").orElse(false),
        input.flag("password_must_change").orElse(false),
        input.text("password_expiry").map(AccountInput::time),
        input.text("sign_up_status").map(AccountInput::signUp).orElse(SignUpStatus.FINAL),
        approval(input));
  }

  /**
   * What is to be changed of a user.
   *
   * @throws RefusedException for the first field that is wrong
   */
  static LocalAccountChanges changes(Input input) {
    return new LocalAccountChanges(
        input.change("email").map(InputRules::email),
        input.change("display_name"),
        input.change("first_name"),
        input.change("middle_name"),
        input.change("last_name"),
        given(input.flag("is_locked")),
        input.change("password_expiry").map(AccountInput::time),
        given(input.flag("password_must_change")),
        given(input.text("sign_up_status").map(AccountInput::signUp)),
        given(input.text("approval_status").map(AccountInput::approval)));
  }

  /** Whether the changes keep the user from logging in, whatever he was before. */
  static boolean keepOut(LocalAccountChanges changes) {
    return changes.locked().orKeep(false)
        || changes.approval().orKeep(ApprovalStatus.APPROVED) != ApprovalStatus.APPROVED
        || changes.signUp().orKeep(SignUpStatus.FINAL) != SignUpStatus.FINAL;
  }

  static SignUpStatus signUp(String text) {
    return InputRules.word("sign_up_status", SignUpStatus.withId(text));
  }

  static ApprovalStatus approval(String text) {
    return InputRules.word("approval_status", ApprovalStatus.withId(text));
  }

  private static ApprovalStatus approval(Input input) {
    return input.flag("auto_approve").orElse(false)
        ? ApprovalStatus.APPROVED
        : ApprovalStatus.BEFORE_DECISION;
  }

  private static <T> Change<T> given(Optional<T> value) {
    return value.map(Change::to).orElseGet(Change::keep);
  }

  private static Instant time(String text) {
    try {
      Instant time = OffsetDateTime.parse(text, TIME).toInstant();
      if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
        throw RefusedException.invalid("password_expiry is out of range.");
      }
      return time;
    } catch (DateTimeParseException wrong) {
      throw RefusedException.invalid("password_expiry must be a time in ISO 8601.");
    }
  }
}
