package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PasswordProvider;
import com.unboundid.ldap.sdk.ReadFromFilePasswordProvider;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.file.Path;

/** The password of this service, read from its file for each new connection. Thread-safe. */
final class PasswordFile extends PasswordProvider {

  private static final long serialVersionUID = 1L;

  private final ReadFromFilePasswordProvider file;

  PasswordFile(Path file) {
    this.file = new ReadFromFilePasswordProvider(file.toFile());
  }

  @Override
  public byte[] getPasswordBytes() throws LDAPException {
    try {
      return file.getPasswordBytes();
    } catch (LDAPException unreadable) {
      throw new LDAPException(
          ResultCode.PARAM_ERROR,
          "The file of PRECEDENT_LDAP_BIND_PASSWORD_FILE can't be read, or has no password in its"
              + " one line. ("
              + unreadable.getMessage()
              + ")",
          unreadable);
    }
  }
}
