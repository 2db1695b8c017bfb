package org.precedent.directory.ldap;

import com.unboundid.ldap.listener.Base64PasswordEncoderOutputFormatter;
import com.unboundid.ldap.listener.InMemoryPasswordEncoder;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.ResultCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the passwords of the embedded directory as salted SHA-256. The library's own encoder shares
 * one digest among threads without a lock, and so refuses right passwords now and then.
 */
final class SaltedHashes extends InMemoryPasswordEncoder {

  private static final int SALT_BYTES = 16;
  private static final int DIGEST_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  SaltedHashes() {
    super("{SSHA256}", Base64PasswordEncoderOutputFormatter.getInstance());
  }

  @Override
  protected byte[] encodePassword(
      byte[] password, ReadOnlyEntry userEntry, List<Modification> modifications) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] encoded = Arrays.copyOf(digest(password, salt), DIGEST_BYTES + SALT_BYTES);
    System.arraycopy(salt, 0, encoded, DIGEST_BYTES, SALT_BYTES);
    return encoded;
  }

  @Override
  protected boolean passwordMatches(byte[] password, byte[] encoded, ReadOnlyEntry userEntry) {
    byte[] digest = Arrays.copyOf(encoded, DIGEST_BYTES);
    byte[] salt = Arrays.copyOfRange(encoded, DIGEST_BYTES, DIGEST_BYTES + SALT_BYTES);
    return MessageDigest.isEqual(digest, digest(password, salt));
  }

  @Override
  protected void ensurePreEncodedPasswordAppearsValid(
      byte[] encoded, ReadOnlyEntry userEntry, List<Modification> modifications)
      throws LDAPException {
    if (encoded.length != DIGEST_BYTES + SALT_BYTES) {
      throw new LDAPException(ResultCode.PARAM_ERROR, "This is no salted SHA-256.");
    }
  }

  @Override
  protected byte[] extractClearPassword(byte[] encoded, ReadOnlyEntry userEntry)
      throws LDAPException {
    throw new LDAPException(ResultCode.NOT_SUPPORTED, "A hash has no way back.");
  }

  @Override
  public void toString(StringBuilder buffer) {
    buffer.append("SaltedHashes");
  }

  private static byte[] digest(byte[] password, byte[] salt) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(password);
      return sha256.digest(salt);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", impossible);
    }
  }
}
