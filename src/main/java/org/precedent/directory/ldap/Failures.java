package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.precedent.directory.DirectoryUnavailableException;

/** Says of each failure what is wrong, and what to do about it. */
final class Failures {

  private static final int MAX_CAUSES = 32;
  private static final Pattern SIGNATURE =
      Pattern.compile(",? ?ldapSDKVersion=[^,)]*, revision=\\w*");

  private final LdapSettings settings;

  Failures(LdapSettings settings) {
    this.settings = settings;
  }

  DirectoryUnavailableException unavailable(LDAPException failure) {
    return unavailable(message(failure), failure);
  }

  DirectoryUnavailableException unavailable(String message, Throwable cause) {
    return new DirectoryUnavailableException(
        "Directory " + settings.name() + ": " + message, settings.limits().retryAfter(), cause);
  }

  /** Whether the server is away, so that asking it again at once would be in vain. */
  static boolean away(LDAPException failure) {
    ResultCode code = failure.getResultCode();
    return code.equals(ResultCode.CONNECT_ERROR)
        || code.equals(ResultCode.SERVER_DOWN)
        || code.equals(ResultCode.TIMEOUT)
        || code.equals(ResultCode.BUSY)
        || code.equals(ResultCode.UNAVAILABLE);
  }

  /** What is wrong, and what to do. */
  String message(LDAPException failure) {
    return own(failure)
        .or(() -> secure(failure))
        .or(() -> network(failure))
        .or(() -> answer(failure))
        .orElseGet(() -> "It answers " + failure.getResultCode() + ". " + detail(failure));
  }

  // What our own code found has its advice already.
  private Optional<String> own(LDAPException failure) {
    return failure.getResultCode().equals(ResultCode.PARAM_ERROR)
        ? Optional.of(text(failure))
        : Optional.empty();
  }

  private Optional<String> secure(LDAPException failure) {
    String text = text(failure).toLowerCase(Locale.ROOT);
    if (text.contains("no subject alternative") || text.contains("no name matching")) {
      return Optional.of(
          "The certificate is for another name than the one in PRECEDENT_LDAP_URL: use the name in"
              + " the certificate. "
              + detail(failure));
    }
    if (caused(failure, CertificateException.class) || text.contains("certificat")) {
      return Optional.of(
          "Its certificate isn't trusted: put the certificate of its CA into the file of"
              + " PRECEDENT_LDAP_TRUST_STORE. "
              + detail(failure));
    }
    return caused(failure, SSLException.class)
        ? Optional.of(
            "It doesn't speak TLS on this port: check PRECEDENT_LDAP_URL. " + detail(failure))
        : Optional.empty();
  }

  private Optional<String> network(LDAPException failure) {
    if (caused(failure, UnknownHostException.class)) {
      return Optional.of("The host is unknown: check PRECEDENT_LDAP_URL. " + detail(failure));
    }
    ResultCode code = failure.getResultCode();
    if (code.equals(ResultCode.TIMEOUT) || caused(failure, SocketTimeoutException.class)) {
      return Optional.of(
          "It didn't answer in time: is it overloaded, or is the port another service's? "
              + detail(failure));
    }
    if (code.equals(ResultCode.CONNECT_ERROR) || caused(failure, ConnectException.class)) {
      return Optional.of("No server can be reached: is it running? " + detail(failure));
    }
    return code.equals(ResultCode.SERVER_DOWN)
        ? Optional.of("The connection broke. " + detail(failure))
        : Optional.empty();
  }

  private Optional<String> answer(LDAPException failure) {
    String advice =
        switch (failure.getResultCode().intValue()) {
          case ResultCode.INVALID_CREDENTIALS_INT_VALUE,
              ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE ->
              "It refuses this service's own login: check PRECEDENT_LDAP_BIND_DN and"
                  + " PRECEDENT_LDAP_BIND_PASSWORD.";
          case ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE,
              ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE ->
              "It demands encryption: set PRECEDENT_LDAP_STARTTLS=true, or use ldaps:// in"
                  + " PRECEDENT_LDAP_URL.";
          case ResultCode.NO_SUCH_OBJECT_INT_VALUE, ResultCode.REFERRAL_INT_VALUE ->
              "It doesn't have the base: check PRECEDENT_LDAP_BASE, PRECEDENT_LDAP_PEOPLE_BASE and"
                  + " PRECEDENT_LDAP_GROUP_BASE, and what PRECEDENT_LDAP_BIND_DN may read.";
          case ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE,
              ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE,
              ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE ->
              "It gives only a part of the answer: raise its limits for PRECEDENT_LDAP_BIND_DN, or"
                  + " set PRECEDENT_LDAP_PAGE_SIZE to what it allows.";
          case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE ->
              "PRECEDENT_LDAP_BIND_DN may not read what is needed.";
          case ResultCode.OPERATIONS_ERROR_INT_VALUE ->
              "It wants a login before it answers: set PRECEDENT_LDAP_BIND_DN.";
          default -> "";
        };
    return advice.isEmpty() ? Optional.empty() : Optional.of(advice + " " + detail(failure));
  }

  private static String detail(LDAPException failure) {
    return "(" + text(failure) + ")";
  }

  // Without the library's signature.
  private static String text(LDAPException failure) {
    return SIGNATURE.matcher(String.valueOf(failure.getMessage())).replaceAll("");
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(type::isInstance);
  }
}
