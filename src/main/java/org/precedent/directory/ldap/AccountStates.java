package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import org.precedent.directory.AccountState;

/**
 * Tells from an entry whether its account may be used. All kinds of directories together: none uses
 * another's attributes. What can't be understood counts against the account.
 */
final class AccountStates {

  /** What must be read of the entry for it. */
  static final List<String> ATTRIBUTES =
      List.of(
          "nsAccountLock",
          "accountUnlockTime",
          "krbPrincipalExpiration",
          "pwdAccountLockedTime",
          "pwdReset",
          "shadowExpire",
          "userAccountControl",
          "msDS-User-Account-Control-Computed",
          "lockoutTime",
          "accountExpires",
          "pwdLastSet");

  // [MS-ADTS] 2.2.16.
  private static final long UF_ACCOUNTDISABLE = 0x2;
  private static final long UF_LOCKOUT = 0x10;
  private static final long UF_PASSWORD_EXPIRED = 0x800000;

  // draft-behera-ldap-password-policy: locked until an administrator unlocks it.
  private static final String LOCKED_FOR_EVER = "000001010000Z";

  private static final Duration EPOCH_1601_TO_1970 = Duration.ofDays(134_774);
  private static final long TICKS_PER_SECOND = 10_000_000;

  private final Clock clock;

  AccountStates(Clock clock) {
    this.clock = clock;
  }

  AccountState of(Entry entry) {
    if (disabled(entry)) {
      return AccountState.DISABLED;
    }
    if (expired(entry)) {
      return AccountState.EXPIRED;
    }
    if (locked(entry)) {
      return AccountState.LOCKED;
    }
    return passwordExpired(entry) ? AccountState.PASSWORD_EXPIRED : AccountState.ENABLED;
  }

  private static boolean disabled(Entry entry) {
    String locked = entry.getAttributeValue("nsAccountLock");
    return (locked != null && !locked.equalsIgnoreCase("false"))
        || entry.hasAttributeValue("pwdAccountLockedTime", LOCKED_FOR_EVER)
        || is(entry, "userAccountControl", flags -> (flags & UF_ACCOUNTDISABLE) != 0);
  }

  private boolean expired(Entry entry) {
    long today = Duration.between(Instant.EPOCH, clock.instant()).toDays();
    return past(entry, "krbPrincipalExpiration")
        || is(entry, "shadowExpire", day -> day >= 0 && day <= today)
        || is(entry, "accountExpires", this::pastFileTime);
  }

  private boolean locked(Entry entry) {
    return entry.hasAttribute("pwdAccountLockedTime")
        || future(entry, "accountUnlockTime")
        || (entry.hasAttribute("msDS-User-Account-Control-Computed")
            ? is(entry, "msDS-User-Account-Control-Computed", flags -> (flags & UF_LOCKOUT) != 0)
            : is(entry, "lockoutTime", time -> time > 0));
  }

  private static boolean passwordExpired(Entry entry) {
    return is(
            entry,
            "msDS-User-Account-Control-Computed",
            flags -> (flags & UF_PASSWORD_EXPIRED) != 0)
        || is(entry, "pwdLastSet", time -> time == 0)
        || "TRUE".equalsIgnoreCase(entry.getAttributeValue("pwdReset"));
  }

  // [MS-ADA1] 2.2: 100 ns since 1601; 0 and the greatest number mean never.
  private boolean pastFileTime(long ticks) {
    if (ticks == 0 || ticks == Long.MAX_VALUE) {
      return false;
    }
    Instant time = Instant.ofEpochSecond(ticks / TICKS_PER_SECOND).minus(EPOCH_1601_TO_1970);
    return !time.isAfter(clock.instant());
  }

  private boolean past(Entry entry, String attribute) {
    String text = entry.getAttributeValue(attribute);
    return text != null && !instant(text, Instant.MIN).isAfter(clock.instant());
  }

  private boolean future(Entry entry, String attribute) {
    String text = entry.getAttributeValue(attribute);
    return text != null && instant(text, Instant.MAX).isAfter(clock.instant());
  }

  private static Instant instant(String text, Instant otherwise) {
    try {
      return StaticUtils.decodeGeneralizedTime(text).toInstant();
    } catch (ParseException wrong) {
      return otherwise;
    }
  }

  private static boolean is(Entry entry, String attribute, LongPredicate condition) {
    String text = entry.getAttributeValue(attribute);
    if (text == null) {
      return false;
    }
    try {
      return condition.test(Long.parseLong(text.strip()));
    } catch (NumberFormatException wrong) {
      return true;
    }
  }
}
