package org.precedent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every password, token, key and hidden value that a test has to do with, so that a check after the
 * last test can look for them in all logs. Each JVM of tests writes a file of its own. Thread-safe.
 */
public final class KnownSecrets {

  /** Where they are kept until {@code clean}. */
  public static final Path FOLDER = Path.of("target/known-secrets").toAbsolutePath();

  private static final int MIN_LENGTH = 10;
  private static final int MAX_LENGTH = 4096;
  private static final Path FILE = FOLDER.resolve(UUID.randomUUID().toString());
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  // What clients and servers of all doors call a secret, with its text in JSON.
  private static final Pattern MEMBER =
      Pattern.compile(
          "\"(?:password|old_password|new_password|auth_password|client_secret|api_key|access_token"
              + "|ust|current_ust|target_ust|token|reconnect_token)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private KnownSecrets() {}

  /** Remembers one, and gives it back. What is too short to be told from other text is not kept. */
  public static String add(String secret) {
    boolean distinct = secret.length() >= MIN_LENGTH && secret.length() <= MAX_LENGTH;
    if (distinct && SEEN.add(secret)) {
      write(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }
    return secret;
  }

  /** Remembers all that stand in a message, as far as the names of members tell. */
  public static void addFrom(String json) {
    Matcher matcher = MEMBER.matcher(json);
    while (matcher.find()) {
      add(matcher.group(1));
    }
  }

  /** All that any JVM remembered. */
  public static Set<String> all() {
    Set<String> all = new TreeSet<>();
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          for (String line : Files.readAllLines(file)) {
            all.add(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
          }
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return all;
  }

  private static synchronized void write(String line) {
    try {
      Files.createDirectories(FOLDER);
      Files.write(FILE, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
