package org.precedent.secrecy.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.secrecy.KeyInfo;
import org.precedent.secrecy.Keyset;
import org.precedent.secrecy.rotation.KeyUse;
import org.precedent.secrecy.rotation.Progress;
import org.precedent.secrecy.rotation.ProgressStore;

/** The keys and what needs them, for people. */
final class KeyListing {

  private KeyListing() {}

  static String of(Keyset keyset, Optional<Connection> database) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (KeyInfo key : keyset.keys()) {
      String needed =
          database.isPresent()
              ? ", needed by " + KeyUse.count(database.get(), key.id()) + " values"
              : "";
      lines.add("key " + key.displayId() + ": " + standing(key) + needed);
    }
    if (database.isPresent()) {
      ProgressStore.read(database.get()).map(KeyListing::line).ifPresent(lines::add);
    }
    return String.join("\n", lines);
  }

  private static String standing(KeyInfo key) {
    if (key.primary()) {
      return "seals and opens";
    }
    return switch (key.status()) {
      case ENABLED -> "opens";
      case RETIRED -> "retired";
    };
  }

  private static String line(Progress progress) {
    return "sealing again with key %s: %d done, %d remaining, %d don't open, %s"
        .formatted(
            Integer.toUnsignedString(progress.keyId()),
            progress.resealed(),
            progress.remaining(),
            progress.unreadable(),
            progress
                .finishedAt()
                .map(at -> "finished " + at)
                .orElse("begun " + progress.startedAt()));
  }
}
