package org.precedent.secrecy;

/** Where a {@link Sealer} finds its keys. Implementations are thread-safe. */
public interface KeysetSource {

  /** The keys, maybe a little old. */
  Keyset current();

  /** The keys after another look for changes: a value needs a key that {@link #current} lacks. */
  Keyset refreshed();

  /** Keys that never change. */
  static KeysetSource fixed(Keyset keyset) {
    return new KeysetSource() {
      @Override
      public Keyset current() {
        return keyset;
      }

      @Override
      public Keyset refreshed() {
        return keyset;
      }
    };
  }
}
