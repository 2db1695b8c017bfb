package org.precedent.secrecy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** The two forms of a keyset in Tink's JSON: plain, and wrapped by a master key. */
final class KeysetJson {

  /** Binds a wrapped keyset to its purpose. */
  private static final byte[] PURPOSE = "precedent/keyset/1".getBytes(StandardCharsets.US_ASCII);

  /** Only the wrapped form has this member, and no other part of either form has quotes within. */
  private static final String WRAPPED = "\"encryptedKeyset\"";

  private KeysetJson() {}

  static boolean isWrapped(String json) {
    return json.contains(WRAPPED);
  }

  /** Whether that key wrapped it, and no old one in whose place it is. */
  static boolean isWrappedBy(MasterKey masterKey, String json) {
    return isWrapped(json) && opened(json, masterKey.alone()).isPresent();
  }

  static String write(Keyset keyset, Optional<MasterKey> masterKey) {
    KeysetHandle handle = keyset.handle();
    try {
      return masterKey.isPresent()
          ? TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
              handle, masterKey.get().aead(), PURPOSE, Keyset.ALGORITHMS)
          : TinkJsonProtoKeysetFormat.serializeKeyset(
              handle, Keyset.ALGORITHMS, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The keyset can't be written as JSON");
    }
  }

  /**
   * @param path where the text comes from, for messages
   * @throws KeysetException if the text is no keyset, or the master key does not fit
   */
  static Keyset read(String json, Optional<MasterKey> masterKey, Path path) {
    return isWrapped(json) ? unwrap(json, masterKey, path) : parse(json, path);
  }

  private static Keyset unwrap(String json, Optional<MasterKey> masterKey, Path path) {
    MasterKey key =
        masterKey.orElseThrow(
            () ->
                new KeysetException(
                    "The keyset file "
                        + path
                        + " is wrapped by a master key; set PRECEDENT_MASTER_KEY, or the file"
                        + " that holds it."));
    return opened(json, key)
        .orElseThrow(
            () ->
                new KeysetException(
                    "The keyset file "
                        + path
                        + " does not open with the master key: either that is not the one it was"
                        + " wrapped with, or the file is damaged and must be restored from its"
                        + " backup."));
  }

  private static Optional<Keyset> opened(String json, MasterKey masterKey) {
    try {
      return Optional.of(
          new Keyset(
              TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                  json, masterKey.aead(), PURPOSE, Keyset.ALGORITHMS)));
    } catch (GeneralSecurityException failure) {
      return Optional.empty();
    }
  }

  private static Keyset parse(String json, Path path) {
    try {
      return new Keyset(
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, Keyset.ALGORITHMS, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException failure) {
      throw damaged(path);
    }
  }

  static KeysetException damaged(Path path) {
    return new KeysetException(
        "The keyset file "
            + path
            + " is damaged, or holds no keyset for AES-256-GCM; restore it from its backup.");
  }
}
