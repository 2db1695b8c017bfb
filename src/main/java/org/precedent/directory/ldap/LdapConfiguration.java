package org.precedent.directory.ldap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precedent.platform.settings.WrongSettingException;

/** Reads what an administrator set about the directory. For one reading. */
public final class LdapConfiguration {

  private static final int MAX_DIGITS = 9;

  private final Function<LdapSetting, String> source;

  private LdapConfiguration(Function<LdapSetting, String> source) {
    this.source = source;
  }

  /**
   * Which directory to use.
   *
   * @param source the configured text of a name of MicroProfile Config, if there is one
   * @throws WrongSettingException for the first setting that is wrong
   */
  public static LdapChoice read(Function<String, Optional<String>> source) {
    return new LdapConfiguration(
            setting ->
                source
                    .apply(setting.configName())
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .orElse(setting.fallback()))
        .choice();
  }

  private LdapChoice choice() {
    String url = source.apply(LdapSetting.URL);
    if (url.isEmpty()) {
      return new LdapChoice.Embedded();
    }
    return url.equalsIgnoreCase("none")
        ? new LdapChoice.None()
        : new LdapChoice.Configured(settings());
  }

  private LdapSettings settings() {
    LdapServers servers = about(LdapSetting.URL, this::servers);
    ServiceLogin login = about(LdapSetting.BIND_DN, this::login);
    LdapLayout layout = about(LdapSetting.PROFILE, this::layout);
    LdapLimits limits = about(LdapSetting.CONNECT_TIMEOUT, this::limits);
    return about(
        LdapSetting.NAME,
        () -> new LdapSettings(source.apply(LdapSetting.NAME), servers, login, layout, limits));
  }

  private LdapServers servers() {
    List<LdapUrl> urls = words(LdapSetting.URL).stream().map(LdapUrl::parse).toList();
    Optional<TrustStore> trustStore =
        file(LdapSetting.TRUST_STORE)
            .map(
                file ->
                    new TrustStore(file, text(LdapSetting.TRUST_STORE_PASSWORD).map(Secret::new)));
    LdapServers servers =
        new LdapServers(
            urls, flag(LdapSetting.STARTTLS), trustStore, flag(LdapSetting.VERIFY_HOSTNAME));
    return about(
        LdapSetting.TRUST_STORE,
        () -> {
          Tls.socketFactory(trustStore);
          return servers;
        });
  }

  private ServiceLogin login() {
    Optional<String> dn = text(LdapSetting.BIND_DN);
    Optional<Path> file = file(LdapSetting.BIND_PASSWORD_FILE);
    Optional<Secret> password = text(LdapSetting.BIND_PASSWORD).map(Secret::new);
    if (file.isPresent() && password.isPresent()) {
      throw wrong(LdapSetting.BIND_PASSWORD_FILE, "there is a BIND_PASSWORD too; set one of them");
    }
    if (dn.isEmpty()) {
      if (file.isPresent() || password.isPresent()) {
        throw wrong(LdapSetting.BIND_DN, "there is a password for it, but no DN");
      }
      return new ServiceLogin.Anonymous();
    }
    return file.<ServiceLogin>map(path -> new ServiceLogin.WithPasswordFile(dn.get(), path))
        .orElseGet(
            () ->
                new ServiceLogin.WithPassword(
                    dn.get(),
                    password.orElseThrow(
                        () -> wrong(LdapSetting.BIND_PASSWORD, "the bind DN needs a password"))));
  }

  private LdapLayout layout() {
    return new LdapLayout(
        profile(),
        text(LdapSetting.BASE),
        text(LdapSetting.PEOPLE_BASE),
        text(LdapSetting.GROUP_BASE),
        text(LdapSetting.PERSON_FILTER),
        text(LdapSetting.GROUP_FILTER),
        new LayoutAttributes(
            text(LdapSetting.ID_ATTRIBUTE),
            words(LdapSetting.LOGIN_ATTRIBUTES),
            text(LdapSetting.MAIL_ATTRIBUTE),
            text(LdapSetting.FIRST_NAME_ATTRIBUTE),
            text(LdapSetting.LAST_NAME_ATTRIBUTE),
            text(LdapSetting.DISPLAY_NAME_ATTRIBUTE),
            text(LdapSetting.GROUP_NAME_ATTRIBUTE),
            words(LdapSetting.MEMBER_ATTRIBUTES)));
  }

  private Optional<Profile> profile() {
    String text = source.apply(LdapSetting.PROFILE).toUpperCase(Locale.ROOT).replace('-', '_');
    if (text.equals("AUTO")) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Profile.values())
            .filter(profile -> profile.name().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        LdapSetting.PROFILE,
                        "it must be auto, openldap, ds389, freeipa or active_directory")));
  }

  private LdapLimits limits() {
    return new LdapLimits(
        duration(LdapSetting.CONNECT_TIMEOUT),
        duration(LdapSetting.RESPONSE_TIMEOUT),
        duration(LdapSetting.RETRY_AFTER),
        number(LdapSetting.POOL_SIZE),
        number(LdapSetting.PAGE_SIZE),
        duration(LdapSetting.OVERLAP));
  }

  private Optional<String> text(LdapSetting setting) {
    return Optional.of(source.apply(setting)).filter(text -> !text.isEmpty());
  }

  private List<String> words(LdapSetting setting) {
    return text(setting).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
  }

  private Optional<Path> file(LdapSetting setting) {
    Optional<Path> file = text(setting).map(Path::of);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw wrong(setting, file.get() + " is no file that can be read");
    }
    return file;
  }

  private boolean flag(LdapSetting setting) {
    return switch (source.apply(setting).toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "it must be true or false");
    };
  }

  private int number(LdapSetting setting) {
    String text = source.apply(setting);
    if (text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong(setting, "it must be a whole number");
    }
    return Integer.parseInt(text);
  }

  private Duration duration(LdapSetting setting) {
    try {
      return Duration.parse(source.apply(setting));
    } catch (DateTimeParseException unreadable) {
      throw wrong(setting, "it must be a duration such as PT5S or PT0.5S");
    }
  }

  private static <T> T about(LdapSetting setting, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException unreadable) {
      throw wrong(setting, String.valueOf(unreadable.getMessage()));
    }
  }

  private static WrongSettingException wrong(LdapSetting setting, String message) {
    return new WrongSettingException(setting.environmentName() + ": " + message);
  }
}
