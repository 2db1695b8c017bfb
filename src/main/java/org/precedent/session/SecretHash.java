package org.precedent.session;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What is kept of a client secret. Of a generated one, which is random, its SHA-256; of one that a
 * person chose, its Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes).
 *
 * @param text with the kind in front, as it is stored
 */
public record SecretHash(String text) {

  private static final String SHA256 = "sha256:";
  private static final int MAX_SECRET = 1024;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final int SALT_BYTES = 16;

  /** Hashes of secrets that nobody has: to do the same work for client ids that nobody has. */
  private static final SecretHash NO_GENERATED = ofGenerated(RandomText.bits256());

  // Random bytes in the place of salt and hash: made up, since a real one takes a moment to make.
  private static final SecretHash NO_CHOSEN =
      new SecretHash(
          "$argon2id$v=19$m=19456,t=2,p=1$4VKYbk8PKcXqXBX5O8LzXA"
              + "$1QdEbIBaEGhL8LUx+7oxUi9qVBPYzlbNiLSOmuPBhCc");

  /** Of a secret of 256 random bits. */
  static SecretHash ofGenerated(String secret) {
    return new SecretHash(SHA256 + HexFormat.of().formatHex(TokenHash.sha256(secret)));
  }

  /** Of a secret that a person chose. */
  static SecretHash ofChosen(String secret) {
    return new SecretHash(Password.hash(secret).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
  }

  /**
   * What to compare with if nobody has the client id: as slow as it would be if somebody had it, so
   * that the time tells nothing.
   */
  static SecretHash ofNobody(String clientId) {
    return RandomText.isClientId(clientId) ? NO_GENERATED : NO_CHOSEN;
  }

  /** The same for a password: as slow as that of somebody. */
  static SecretHash ofNobody() {
    return NO_CHOSEN;
  }

  /** Whether it is of a secret of 256 random bits: compared in no time, and never guessed. */
  boolean isOfGenerated() {
    return text.startsWith(SHA256);
  }

  /**
   * Whether it is the hash of that secret. The time that it takes does not depend on the secret.
   */
  boolean matches(String secret) {
    if (secret.length() > MAX_SECRET) {
      return false;
    }
    if (isOfGenerated()) {
      return MessageDigest.isEqual(bytes(text), bytes(ofGenerated(secret).text));
    }
    return Password.check(secret, text).with(Argon2Function.getInstanceFromHash(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Never the hash: it would help to guess a secret that a person chose. */
  @Override
  public String toString() {
    return "SecretHash[hidden]";
  }
}
