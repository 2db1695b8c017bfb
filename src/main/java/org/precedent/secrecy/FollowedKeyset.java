package org.precedent.secrecy;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/**
 * The keys in a file that another server or a command may change. It is looked at, by its time,
 * size and identity, once per {@link #INTERVAL} at most, and whenever a value needs an unknown key;
 * read only if it changed, or, for an unknown key, once per interval, because a network file system
 * may show an old time. So servers that share the file notice a rotation within the interval, and
 * open what the others sealed with the new key at once.
 *
 * <p>If the file is missing, damaged, or holds none of the keys known so far, the known ones stay
 * in use and the log says so. Thread-safe; only one thread at a time looks, the others don't wait.
 */
public final class FollowedKeyset implements KeysetSource {

  /** How long a change of the file may go unnoticed. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(FollowedKeyset.class.getName());

  private final KeysetFile file;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Keyset keyset;
  private volatile long looked;
  private long read;
  private Optional<FileStamp> stamp;

  /** Reads the file; of it, {@link KeysetFile#load} should have made sure. */
  public FollowedKeyset(KeysetFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
    this.stamp = file.stamp();
    this.keyset = file.read();
    this.read = clock.millis();
    this.looked = read;
  }

  @Override
  public Keyset current() {
    if (isDue(looked) && lock.tryLock()) {
      try {
        look(false);
      } finally {
        lock.unlock();
      }
    }
    return keyset;
  }

  @Override
  public Keyset refreshed() {
    lock.lock();
    try {
      look(isDue(read));
    } finally {
      lock.unlock();
    }
    return keyset;
  }

  private boolean isDue(long last) {
    // The absolute value, because a clock may be set back.
    return Math.abs(clock.millis() - last) >= INTERVAL.toMillis();
  }

  private void look(boolean readAnyway) {
    looked = clock.millis();
    Optional<FileStamp> found = file.stamp();
    if (readAnyway || !found.equals(stamp)) {
      stamp = found;
      read = looked;
      read();
    }
  }

  private void read() {
    try {
      Keyset found = file.read();
      if (found.sharesAKeyWith(keyset)) {
        keyset = found;
      } else {
        LOG.severe(
            "The keyset file now holds none of the keys in use, which stay in use until the next"
                + " start; restore the right file before that.");
      }
    } catch (KeysetException failure) {
      LOG.warning(() -> failure.getMessage() + " Until then, the keys known so far stay in use.");
    }
  }
}
