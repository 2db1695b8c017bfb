package org.precedent.secrecy;

import com.google.crypto.tink.KeyStatus;
import java.util.Optional;
import java.util.function.Function;

/** The rules by which an old key leaves a keyset: first it is retired, then destroyed. */
final class KeyStanding {

  private KeyStanding() {}

  static KeyChange retire(Keyset keyset, int keyId, long stillNeeded) {
    return change(
        keyset,
        keyId,
        stillNeeded,
        key -> Optional.empty(),
        key -> keyset.with(key, KeyStatus.DISABLED));
  }

  static KeyChange destroy(Keyset keyset, int keyId, long stillNeeded) {
    return change(
        keyset,
        keyId,
        stillNeeded,
        key ->
            key.status() == KeyInfo.Status.RETIRED
                ? Optional.empty()
                : Optional.of(KeyChange.Reason.NOT_RETIRED),
        keyset::without);
  }

  static KeyChange reinstate(Keyset keyset, int keyId) {
    return keyset
        .key(keyId)
        .<KeyChange>map(key -> new KeyChange.Done(keyset.with(key, KeyStatus.ENABLED)))
        .orElse(new KeyChange.Refused(KeyChange.Reason.UNKNOWN_KEY));
  }

  private static KeyChange change(
      Keyset keyset,
      int keyId,
      long stillNeeded,
      Function<KeyInfo, Optional<KeyChange.Reason>> rule,
      Function<KeyInfo, Keyset> change) {
    Optional<KeyInfo> key = keyset.key(keyId);
    if (key.isEmpty()) {
      return new KeyChange.Refused(KeyChange.Reason.UNKNOWN_KEY);
    }
    if (key.get().primary()) {
      return new KeyChange.Refused(KeyChange.Reason.PRIMARY);
    }
    if (stillNeeded != 0) {
      return new KeyChange.Refused(KeyChange.Reason.STILL_NEEDED);
    }
    return rule.apply(key.get())
        .<KeyChange>map(KeyChange.Refused::new)
        .orElseGet(() -> new KeyChange.Done(change.apply(key.get())));
  }
}
