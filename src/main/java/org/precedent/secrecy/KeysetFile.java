package org.precedent.secrecy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precedent.platform.settings.Settings;

/**
 * The file that holds the keyset, for its owner only, plain or wrapped by a master key. Several
 * servers may share one file: creation and changes are atomic and exclude each other. Thread-safe;
 * have one object per file in a process.
 *
 * <p>Reading never changes the file. Every change writes it wrapped if there is a master key here,
 * also if it was plain before; {@link #wrap} does only that. Methods throw {@link KeysetException}
 * if the file can't be read, written or understood, or someone else is changing it.
 */
public final class KeysetFile {

  private final Path path;
  private final Optional<MasterKey> masterKey;

  /**
   * @param path where it is, or will be
   * @param masterKey what wraps it; without it, the file is plain
   */
  public KeysetFile(Path path, Optional<MasterKey> masterKey) {
    this.path = path;
    this.masterKey = masterKey;
  }

  /**
   * The file that the settings name.
   *
   * @throws KeysetException if they name a master key that is none
   */
  public static KeysetFile configured(Settings settings) {
    return new KeysetFile(settings.keysetFile(), MasterKey.configured(settings));
  }

  /**
   * The keys at the start of a server. Creates the file if there is none, and warns in the log of
   * what needs the administrator's care: a new file, rights too wide, a missing wrapping.
   *
   * @param mustExist whether sealed values exist, so that a missing file is a lost one
   */
  public Keyset load(boolean mustExist) {
    KeysetWarnings warnings = new KeysetWarnings(path);
    if (!mustExist && Files.notExists(path) && create()) {
      warnings.created();
    }
    Keyset keyset = read();
    warnings.rights();
    if (masterKey.filter(key -> !isWrappedBy(key)).isPresent()) {
      warnings.notWrapped();
    }
    return keyset;
  }

  /** The keys as they are now. */
  public Keyset read() {
    return KeysetJson.read(text(), masterKey, path);
  }

  /** Whether the file needs a master key. */
  public boolean isWrapped() {
    return KeysetJson.isWrapped(text());
  }

  private boolean isWrappedBy(MasterKey key) {
    return KeysetJson.isWrappedBy(key, text());
  }

  /**
   * Adds a key and makes it the primary; the others go on opening what they sealed. Sealers on this
   * file follow within {@link FollowedKeyset#INTERVAL}.
   *
   * @return the keys as they are now
   */
  public synchronized Keyset rotate() {
    return whileLocked(() -> write(read().rotated(), masterKey));
  }

  /**
   * Makes an old key open nothing any more. It stays in the file, so that it can be {@linkplain
   * #reinstate reinstated} for a value that was overlooked or comes back from a backup.
   *
   * @param stillNeeded how many values of all kinds, the {@link Sentinel} included, are sealed with
   *     it; counted later than {@link FollowedKeyset#INTERVAL} after the rotation, when no server
   *     seals with it any more
   */
  public KeyChange retire(int keyId, long stillNeeded) {
    return change(keyset -> KeyStanding.retire(keyset, keyId, stillNeeded));
  }

  /** Lets a retired key open values again. */
  public KeyChange reinstate(int keyId) {
    return change(keyset -> KeyStanding.reinstate(keyset, keyId));
  }

  /**
   * Takes a retired key out of the file, for ever: to read a backup of the database from before its
   * rotation then takes a backup of the keyset too.
   *
   * @param stillNeeded as with {@link #retire}
   */
  public KeyChange destroy(int keyId, long stillNeeded) {
    return change(keyset -> KeyStanding.destroy(keyset, keyId, stillNeeded));
  }

  /**
   * Writes the file wrapped by its first master key, or by another one. Backups and the disk may
   * keep what was there before: rotate afterwards.
   *
   * @return the file, to be read with that master key from now on
   */
  public synchronized KeysetFile wrap(MasterKey next) {
    whileLocked(() -> write(read(), Optional.of(next)));
    return new KeysetFile(path, Optional.of(next));
  }

  Optional<FileStamp> stamp() {
    return FileStamp.of(path);
  }

  private synchronized KeyChange change(Function<Keyset, KeyChange> rule) {
    return whileLocked(
        () -> {
          KeyChange change = rule.apply(read());
          if (change instanceof KeyChange.Done done) {
            write(done.keyset(), masterKey);
          }
          return change;
        });
  }

  private <T> T whileLocked(Supplier<T> change) {
    try {
      return new KeysetLock(path).whileLocked(change);
    } catch (NoSuchFileException missing) {
      throw KeysetException.missing(path);
    } catch (IOException failure) {
      throw KeysetException.unwritable(path, failure);
    }
  }

  private boolean create() {
    try {
      return new SecretFile(path).create(KeysetJson.write(Keyset.generate(), masterKey));
    } catch (IOException failure) {
      throw KeysetException.unwritable(path, failure);
    }
  }

  private Keyset write(Keyset keyset, Optional<MasterKey> wrapping) {
    try {
      new SecretFile(path).replace(KeysetJson.write(keyset, wrapping));
      return keyset;
    } catch (IOException failure) {
      throw KeysetException.unwritable(path, failure);
    }
  }

  private String text() {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException missing) {
      throw KeysetException.missing(path);
    } catch (CharacterCodingException noText) {
      throw KeysetJson.damaged(path);
    } catch (IOException failure) {
      throw KeysetException.unreadable("keyset file", path, failure);
    }
  }
}
