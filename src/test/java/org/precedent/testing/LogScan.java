package org.precedent.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for many secrets in many files at once. Immutable. */
public final class LogScan {

  private static final int PREFIX = 8;

  private final Map<String, List<String>> byPrefix = new HashMap<>();

  /**
   * @param secrets each of at least eight characters
   */
  public LogScan(Collection<String> secrets) {
    for (String secret : secrets) {
      byPrefix
          .computeIfAbsent(secret.substring(0, PREFIX), prefix -> new ArrayList<>())
          .add(secret);
    }
  }

  /** The places where a secret stands, as "file:line", without the secret. */
  public List<String> findings(Collection<Path> files) throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path file : files) {
      // A log may hold bytes of any kind: each is a character here.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (int at = 0; at + PREFIX <= text.length(); at++) {
        if (holdsOneAt(text, at)) {
          findings.add(
              file + ":" + (1 + text.substring(0, at).chars().filter(c -> c == '\n').count()));
        }
      }
    }
    return findings;
  }

  private boolean holdsOneAt(String text, int at) {
    for (String secret : byPrefix.getOrDefault(text.substring(at, at + PREFIX), List.of())) {
      if (text.startsWith(secret, at)) {
        return true;
      }
    }
    return false;
  }
}
