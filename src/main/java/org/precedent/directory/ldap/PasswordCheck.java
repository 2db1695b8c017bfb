package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10RequestControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precedent.directory.LogInResult.Refusal;

/** Asks a directory whether a password is right, and understands its refusals. */
final class PasswordCheck {

  // Active Directory puts the Windows error into the message of an invalid-credentials result.
  private static final Pattern WINDOWS_ERROR = Pattern.compile("\\bdata ([0-9a-f]{2,8})\\b");

  private PasswordCheck() {}

  /**
   * Why the directory refuses the password; empty if it doesn't.
   *
   * @param password not empty: that would be an unauthenticated bind, which succeeds (RFC 4513,
   *     5.1.2)
   * @throws LDAPException if the directory can't tell
   */
  static Optional<Refusal> refusal(LDAPConnection connection, String dn, String password)
      throws LDAPException {
    SimpleBindRequest request =
        new SimpleBindRequest(
            dn, password, new DraftBeheraLDAPPasswordPolicy10RequestControl(false));
    try {
      BindResult result = connection.bind(request);
      return policy(result);
    } catch (LDAPBindException refused) {
      return Optional.of(reason(refused));
    }
  }

  private static Refusal reason(LDAPBindException refused) throws LDAPException {
    BindResult result = refused.getBindResult();
    return switch (refused.getResultCode().intValue()) {
      case ResultCode.INVALID_CREDENTIALS_INT_VALUE ->
          policy(result).or(() -> windows(refused)).orElse(Refusal.CREDENTIALS);
      case ResultCode.NO_SUCH_OBJECT_INT_VALUE,
          ResultCode.INVALID_DN_SYNTAX_INT_VALUE,
          ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE,
          ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE ->
          Refusal.CREDENTIALS;
      // 389 Directory Server: an account that was inactivated, or had too many wrong passwords.
      case ResultCode.UNWILLING_TO_PERFORM_INT_VALUE -> Refusal.DISABLED;
      case ResultCode.CONSTRAINT_VIOLATION_INT_VALUE -> Refusal.LOCKED;
      default -> throw refused;
    };
  }

  private static Optional<Refusal> policy(LDAPResult result) throws LDAPException {
    if (PasswordExpiredControl.get(result) != null) {
      return Optional.of(Refusal.EXPIRED);
    }
    DraftBeheraLDAPPasswordPolicy10ResponseControl control =
        DraftBeheraLDAPPasswordPolicy10ResponseControl.get(result);
    DraftBeheraLDAPPasswordPolicy10ErrorType error =
        control == null ? null : control.getErrorType();
    if (error == null) {
      return Optional.empty();
    }
    return switch (error) {
      case ACCOUNT_LOCKED -> Optional.of(Refusal.LOCKED);
      case PASSWORD_EXPIRED, CHANGE_AFTER_RESET -> Optional.of(Refusal.EXPIRED);
      default -> Optional.empty();
    };
  }

  // The numbers of winerror.h, in hexadecimal.
  private static Optional<Refusal> windows(LDAPBindException refused) {
    String message = refused.getDiagnosticMessage();
    Matcher matcher = WINDOWS_ERROR.matcher(message == null ? "" : message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return switch (matcher.group(1)) {
      case "530", "531", "533" -> Optional.of(Refusal.DISABLED);
      case "532", "701", "773" -> Optional.of(Refusal.EXPIRED);
      case "775" -> Optional.of(Refusal.LOCKED);
      default -> Optional.empty();
    };
  }
}
