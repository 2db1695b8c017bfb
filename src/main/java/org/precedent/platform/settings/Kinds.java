package org.precedent.platform.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings. */
final class Kinds {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private Kinds() {}

  static Kind<Integer> wholeNumber(int min, int max) {
    return new Kind<>(
        "a whole number from " + min + " to " + max, false, text -> number(text, min, max));
  }

  static Kind<String> text(int minLength, int maxLength) {
    return new Kind<>(
        "a text of " + minLength + " to " + maxLength + " characters without control characters",
        false,
        text -> {
          require(text.length() >= minLength && text.length() <= maxLength);
          require(text.chars().noneMatch(Character::isISOControl));
          return text;
        });
  }

  static Kind<Path> directory() {
    return new Kind<>(
        "a folder that exists or can be created, and that this process may write to",
        false,
        text -> writable(Path.of(text).toAbsolutePath().normalize()));
  }

  static Kind<Path> file() {
    return new Kind<>(
        "the path of a file", false, text -> Path.of(text).toAbsolutePath().normalize());
  }

  static Kind<Duration> duration(Duration min, Duration max) {
    return new Kind<>(
        "a duration from " + min + " to " + max + ", such as PT30S, PT5M or P30D",
        false,
        text -> duration(text, min, max));
  }

  static Kind<DatabaseUrl> databaseUrl() {
    return new Kind<>(
        "a JDBC URL that begins with jdbc:postgresql: or jdbc:h2:", true, DatabaseUrl::of);
  }

  static Kind<InetAddress> localAddress() {
    return new Kind<>(
        "an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them",
        false,
        Kinds::bindable);
  }

  static Kind<URI> webAddress() {
    return new Kind<>(
        "an address such as https://precedent.example.org, without query and fragment",
        false,
        Kinds::webAddress);
  }

  static Kind<Applications> applications() {
    return new Kind<>(
        "a list such as CRM:60m,HR:8h, with each application once, and for each how long its sessions"
            + " live: a whole number and s, m, h or d, at most 366d",
        false,
        Applications::parse);
  }

  static Kind<Set<String>> someOf(String... words) {
    Set<String> all = Set.of(words);
    return new Kind<>(
        "any of " + String.join(", ", words) + ", separated by commas",
        false,
        text -> {
          Set<String> some =
              Arrays.stream(text.split(","))
                  .map(String::strip)
                  .filter(word -> !word.isEmpty())
                  .collect(Collectors.toUnmodifiableSet());
          require(all.containsAll(some));
          return some;
        });
  }

  static Kind<Set<String>> origins() {
    return new Kind<>(
        "origins such as https://ui.example.org or http://10.0.0.7:8080, separated by commas",
        false,
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(Kinds::origin)
                .collect(Collectors.toUnmodifiableSet()));
  }

  static Kind<List<Network>> networks() {
    return new Kind<>(
        "addresses such as 10.0.0.7 or networks such as 10.0.0.0/8 or fd00::/8, separated by commas",
        false,
        Network::list);
  }

  private static String origin(String text) {
    URI uri = webAddress(text);
    require(uri.getRawPath().isEmpty());
    return text.toLowerCase(Locale.ROOT);
  }

  private static int number(String text, int min, int max) {
    require(DIGITS.matcher(text).matches());
    int number = Integer.parseInt(text);
    require(number >= min && number <= max);
    return number;
  }

  private static Duration duration(String text, Duration min, Duration max) {
    try {
      Duration duration = Duration.parse(text);
      require(duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0);
      return duration;
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  // Creating it is the one proof that it can be created.
  private static Path writable(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
    require(Files.isDirectory(directory) && Files.isWritable(directory));
    return directory;
  }

  // Binding is the one proof that an address can be bound.
  private static InetAddress bindable(String text) {
    require(!text.isEmpty());
    try {
      InetAddress address = InetAddress.getByName(text);
      new ServerSocket(0, 1, address).close();
      return address;
    } catch (IOException notOurs) {
      throw new IllegalArgumentException(notOurs);
    }
  }

  private static URI webAddress(String text) {
    URI uri = URI.create(text);
    require("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    require(uri.getHost() != null && uri.getRawUserInfo() == null);
    require(uri.getRawQuery() == null && uri.getRawFragment() == null);
    return uri;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
  }
}
