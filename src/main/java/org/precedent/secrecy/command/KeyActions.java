package org.precedent.secrecy.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.precedent.platform.settings.Settings;
import org.precedent.secrecy.KeyChange;
import org.precedent.secrecy.Keyset;
import org.precedent.secrecy.KeysetFile;
import org.precedent.secrecy.MasterKey;
import org.precedent.secrecy.rotation.KeyUse;
import org.precedent.secrecy.rotation.Progress;
import org.precedent.secrecy.rotation.ProgressStore;

/** What the commands do. */
final class KeyActions {

  // Servers follow the file within a second; a value that one was just writing then is committed.
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Settings settings;
  private final KeysetFile file;
  private final Clock clock = Clock.systemUTC();

  private interface Change {
    KeyChange of(long stillNeeded);
  }

  KeyActions(Settings settings) {
    this.settings = settings;
    this.file = KeysetFile.configured(settings);
  }

  Outcome list() throws SQLException {
    Keyset keyset = file.read();
    try (CommandDatabase database = CommandDatabase.open(settings)) {
      return Outcome.done(KeyListing.of(keyset, Optional.of(database.connection())));
    } catch (SQLException away) {
      return Outcome.done(
          KeyListing.of(keyset, Optional.empty())
              + "\nThe database can't be asked what needs them: "
              + CommandDatabase.why(away));
    }
  }

  Outcome rotate() {
    Keyset keyset = file.rotate();
    return Outcome.done(
        ("New values are sealed with key %s. Running servers follow within a second, and seal the"
                + " old values again; keys list shows how far. Back up the keyset file now.")
            .formatted(Integer.toUnsignedString(keyset.primaryKeyId())));
  }

  Outcome wrap() {
    Optional<MasterKey> masterKey = MasterKey.configured(settings);
    if (masterKey.isEmpty()) {
      return Outcome.refused("Set PRECEDENT_MASTER_KEY, or PRECEDENT_MASTER_KEY_FILE, first.");
    }
    file.wrap(masterKey.get());
    return Outcome.done(
        "The keyset file is wrapped by the master key. Copies of it as it was may exist: rotate"
            + " now.");
  }

  Outcome retire(int id) throws SQLException {
    return unlessNeeded(id, "retired", needed -> file.retire(id, needed));
  }

  Outcome destroy(int id) throws SQLException {
    return unlessNeeded(id, "destroyed", needed -> file.destroy(id, needed));
  }

  Outcome reinstate(int id) {
    return outcome(id, "opens values again", 0, file.reinstate(id));
  }

  private Outcome unlessNeeded(int id, String done, Change change) throws SQLException {
    try (CommandDatabase database = CommandDatabase.open(settings)) {
      int primary = file.read().primaryKeyId();
      if (id != primary && !isSettled(database.connection(), primary)) {
        return Outcome.refused(
            "Values are still being sealed again, or were until just now; keys list shows how far.");
      }
      long needed = KeyUse.count(database.connection(), id);
      return outcome(id, "is " + done, needed, change.of(needed));
    } catch (SQLException failure) {
      if (CommandDatabase.isOpenElsewhere(failure)) {
        return Outcome.refused(CommandDatabase.why(failure));
      }
      throw failure;
    }
  }

  private boolean isSettled(Connection connection, int primary) throws SQLException {
    return ProgressStore.read(connection)
        .filter(progress -> progress.keyId() == primary)
        .flatMap(Progress::finishedAt)
        .filter(finished -> finished.isBefore(clock.instant().minus(SETTLED)))
        .isPresent();
  }

  private static Outcome outcome(int id, String done, long needed, KeyChange change) {
    String key = "Key " + Integer.toUnsignedString(id);
    if (change instanceof KeyChange.Refused refused) {
      return Outcome.refused(key + " " + why(refused.reason(), needed));
    }
    return Outcome.done(key + " " + done + ". Back up the keyset file now.");
  }

  private static String why(KeyChange.Reason reason, long needed) {
    return switch (reason) {
      case UNKNOWN_KEY -> "is not in the keyset file.";
      case PRIMARY -> "is the one that new values are sealed with: rotate first.";
      case STILL_NEEDED ->
          "is still needed by "
              + needed
              + " values. Those that don't open are in the servers' log: set or delete them.";
      case NOT_RETIRED -> "still opens values: retire it first.";
    };
  }
}
