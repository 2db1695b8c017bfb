package org.precedent.secrecy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keys for AES-256-GCM, one of which, the primary, seals; all that are not retired open. Immutable
 * and thread-safe; {@code toString} shows ids only.
 */
public final class Keyset {

  /** The algorithms, given with each call, so that nothing depends on Tink's global registry. */
  static final Configuration ALGORITHMS = AeadConfig2026.get();

  private final KeysetHandle handle;
  private final Aead aead;
  private final List<KeyInfo> keys;

  /**
   * @throws GeneralSecurityException if a key is of another kind, or the primary does not seal
   */
  Keyset(KeysetHandle handle) throws GeneralSecurityException {
    this.handle = handle;
    this.keys = IntStream.range(0, handle.size()).mapToObj(this::info).toList();
    for (int i = 0; i < handle.size(); i++) {
      if (!handle.getAt(i).getKey().getParameters().equals(PredefinedAeadParameters.AES256_GCM)) {
        throw new GeneralSecurityException("A key is not for AES-256-GCM with Tink's prefix");
      }
    }
    if (keys.stream().noneMatch(key -> key.primary() && key.status() == KeyInfo.Status.ENABLED)) {
      throw new GeneralSecurityException("There is no primary key");
    }
    this.aead = handle.getPrimitive(ALGORITHMS, Aead.class);
  }

  /** A keyset with one new key. */
  public static Keyset generate() {
    return withNewPrimary(KeysetHandle.newBuilder());
  }

  /** All keys, in the order of their creation. */
  public List<KeyInfo> keys() {
    return keys;
  }

  /** The key of that id, if it is here. */
  public Optional<KeyInfo> key(int id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  /** The id of the key that new values are sealed with. */
  public int primaryKeyId() {
    return keys.stream().filter(KeyInfo::primary).findFirst().orElseThrow().id();
  }

  boolean opens(int keyId) {
    return key(keyId).filter(key -> key.status() == KeyInfo.Status.ENABLED).isPresent();
  }

  /** Whether a key is in both; not by its id alone, which every ciphertext shows. */
  boolean sharesAKeyWith(Keyset other) {
    return keys.stream()
        .anyMatch(
            key ->
                other.key(key.id()).stream()
                    .anyMatch(theirs -> material(key).equalsKey(other.material(theirs))));
  }

  Aead aead() {
    return aead;
  }

  KeysetHandle handle() {
    return handle;
  }

  /** These keys and a new one, which is the primary. */
  Keyset rotated() {
    return withNewPrimary(KeysetHandle.newBuilder(handle));
  }

  /** These keys, one of them with that status. */
  Keyset with(KeyInfo key, KeyStatus status) {
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
    builder.getAt(key.order() - 1).setStatus(status);
    return built(builder);
  }

  /** These keys but one. */
  Keyset without(KeyInfo key) {
    return built(KeysetHandle.newBuilder(handle).deleteAt(key.order() - 1));
  }

  private static Keyset withNewPrimary(KeysetHandle.Builder builder) {
    return built(
        builder.addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary()));
  }

  private static Keyset built(KeysetHandle.Builder builder) {
    try {
      return new Keyset(builder.setConfiguration(ALGORITHMS).build());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no AES-GCM", impossible);
    }
  }

  private Key material(KeyInfo info) {
    return handle.getAt(info.order() - 1).getKey();
  }

  private KeyInfo info(int index) {
    KeysetHandle.Entry entry = handle.getAt(index);
    return new KeyInfo(
        entry.getId(),
        entry.getStatus() == KeyStatus.ENABLED ? KeyInfo.Status.ENABLED : KeyInfo.Status.RETIRED,
        entry.isPrimary(),
        index + 1);
  }

  @Override
  public String toString() {
    return "Keyset" + keys.stream().map(KeyInfo::displayId).toList();
  }
}
