package org.precedent.platform.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The applications whose users log in here, and how long their sessions live. One that is not
 * listed, such as a door of its own, has {@link #DEFAULT_LIFETIME}; the TrueNAS door, whose
 * sessions end with their connections, {@link #CONNECTION_LIFETIME}. Immutable.
 *
 * @param lifetimes by name, in the order in which they were listed
 */
public record Applications(Map<String, Duration> lifetimes) {

  /** How long a session lives where nothing else is configured. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(60);

  /** The name under which sessions of the TrueNAS door live. */
  public static final String TRUENAS = "truenas";

  /** How long a session of the TrueNAS door lives at most, where nothing else is configured. */
  public static final Duration CONNECTION_LIFETIME = Duration.ofDays(30);

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z0-9._-]{1,64}):([1-9][0-9]{0,7})([smhd])");

  /** Keeps its own copy. */
  public Applications {
    lifetimes = Map.copyOf(lifetimes);
  }

  /**
   * Reads a list such as {@code CRM:60m,HR:8h}; blanks around its entries don't count.
   *
   * @throws IllegalArgumentException if it is none, or names an application twice
   */
  public static Applications parse(String text) {
    Map<String, Duration> lifetimes = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      Matcher parts = ENTRY.matcher(entry.strip());
      if (!parts.matches()
          || lifetimes.put(parts.group(1), lifetime(parts.group(2), parts.group(3))) != null) {
        throw new IllegalArgumentException("not allowed");
      }
    }
    return new Applications(lifetimes);
  }

  /** Whether it is listed. */
  public boolean lists(String application) {
    return lifetimes.containsKey(application);
  }

  /** How long its sessions live. */
  public Duration lifetime(String application) {
    return lifetimes.getOrDefault(
        application, application.equals(TRUENAS) ? CONNECTION_LIFETIME : DEFAULT_LIFETIME);
  }

  private static Duration lifetime(String digits, String unit) {
    long number = Long.parseLong(digits);
    Duration lifetime =
        switch (unit) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not allowed");
    }
    return lifetime;
  }
}
