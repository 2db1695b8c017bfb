package org.precedent.directory.ldap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precedent.platform.settings.WrongSettingException;

/** Makes values of configured texts; what is wrong becomes a {@link WrongSettingException}. */
final class SettingTexts {

  private static final int MAX_DIGITS = 9;

  private final Function<String, Optional<String>> source;

  SettingTexts(Function<String, Optional<String>> source) {
    this.source = source;
  }

  Optional<String> text(LdapSetting setting) {
    return Optional.of(source.apply(setting.configName()).orElse("").strip())
        .filter(text -> !text.isEmpty())
        .or(() -> Optional.of(setting.fallback()).filter(text -> !text.isEmpty()));
  }

  /** As it is: a password may begin or end with blanks. */
  Optional<Secret> secret(LdapSetting setting) {
    return source.apply(setting.configName()).filter(text -> !text.isEmpty()).map(Secret::new);
  }

  Optional<String> checked(LdapSetting setting, Consumer<String> check) {
    Optional<String> text = text(setting);
    text.ifPresent(present -> about(setting, () -> accepted(present, check)));
    return text;
  }

  List<String> words(LdapSetting setting) {
    return text(setting).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
  }

  List<String> names(LdapSetting setting) {
    List<String> names = words(setting);
    names.forEach(name -> about(setting, () -> accepted(name, LayoutAttributes::requireName)));
    return names;
  }

  Optional<Path> file(LdapSetting setting) {
    Optional<Path> file = text(setting).map(Path::of);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw wrong(setting, file.get() + " is no file that can be read");
    }
    return file;
  }

  boolean flag(LdapSetting setting) {
    return switch (text(setting).orElse("").toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "it must be true or false");
    };
  }

  int number(LdapSetting setting, Span<Integer> span) {
    String text = text(setting).orElse("");
    if (text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong(setting, "it must be a whole number");
    }
    return within(setting, span, Integer.parseInt(text));
  }

  Duration duration(LdapSetting setting, Span<Duration> span) {
    try {
      return within(setting, span, Duration.parse(text(setting).orElse("")));
    } catch (DateTimeParseException unreadable) {
      throw wrong(setting, "it must be a duration such as PT5S or PT0.5S");
    }
  }

  private static <T extends Comparable<? super T>> T within(
      LdapSetting setting, Span<T> span, T value) {
    return about(setting, () -> accepted(value, present -> span.require("it", present)));
  }

  private static <T> T accepted(T value, Consumer<T> check) {
    check.accept(value);
    return value;
  }

  /** A part whose faults are those of a setting. */
  static <T> T about(LdapSetting setting, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException unreadable) {
      throw wrong(setting, String.valueOf(unreadable.getMessage()));
    }
  }

  static WrongSettingException wrong(LdapSetting setting, String message) {
    return new WrongSettingException(setting.environmentName() + ": " + message);
  }
}
