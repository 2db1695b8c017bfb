package org.precedent.directory.ldap;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.precedent.platform.settings.WrongSettingException;

/** Reads what an administrator set about the directory. */
public final class LdapConfiguration {

  private final SettingTexts texts;

  private LdapConfiguration(SettingTexts texts) {
    this.texts = texts;
  }

  /**
   * Which directory to use.
   *
   * @param source the configured text of a name of MicroProfile Config, if there is one
   * @throws WrongSettingException for the first setting that is wrong
   */
  public static LdapChoice read(Function<String, Optional<String>> source) {
    return new LdapConfiguration(new SettingTexts(source)).choice();
  }

  private LdapChoice choice() {
    Optional<String> url = texts.text(LdapSetting.URL);
    if (url.isEmpty()) {
      return new LdapChoice.Embedded();
    }
    return url.get().equalsIgnoreCase("none")
        ? new LdapChoice.None()
        : new LdapChoice.Configured(settings());
  }

  private LdapSettings settings() {
    LdapServers servers = SettingTexts.about(LdapSetting.URL, this::servers);
    return SettingTexts.about(
        LdapSetting.NAME,
        () ->
            new LdapSettings(
                texts.text(LdapSetting.NAME).orElseThrow(), servers, login(), layout(), limits()));
  }

  private LdapServers servers() {
    List<LdapUrl> urls = texts.words(LdapSetting.URL).stream().map(LdapUrl::parse).toList();
    Optional<TrustStore> trustStore =
        texts
            .file(LdapSetting.TRUST_STORE)
            .map(file -> new TrustStore(file, texts.secret(LdapSetting.TRUST_STORE_PASSWORD)));
    LdapServers servers =
        new LdapServers(
            urls,
            texts.flag(LdapSetting.STARTTLS),
            trustStore,
            texts.flag(LdapSetting.VERIFY_HOSTNAME));
    return SettingTexts.about(
        LdapSetting.TRUST_STORE,
        () -> {
          Tls.socketFactory(trustStore);
          return servers;
        });
  }

  private ServiceLogin login() {
    Optional<String> dn = texts.text(LdapSetting.BIND_DN);
    Optional<Path> file = texts.file(LdapSetting.BIND_PASSWORD_FILE);
    Optional<Secret> password = texts.secret(LdapSetting.BIND_PASSWORD);
    if (file.isPresent() && password.isPresent()) {
      throw SettingTexts.wrong(
          LdapSetting.BIND_PASSWORD_FILE, "there is a BIND_PASSWORD too; set one of them");
    }
    if (dn.isEmpty()) {
      if (file.isPresent() || password.isPresent()) {
        throw SettingTexts.wrong(LdapSetting.BIND_DN, "there is a password for it, but no DN");
      }
      return new ServiceLogin.Anonymous();
    }
    return file.<ServiceLogin>map(path -> new ServiceLogin.WithPasswordFile(dn.get(), path))
        .orElseGet(
            () ->
                new ServiceLogin.WithPassword(
                    dn.get(),
                    password.orElseThrow(
                        () ->
                            SettingTexts.wrong(
                                LdapSetting.BIND_PASSWORD, "the bind DN needs a password"))));
  }

  private LdapLayout layout() {
    return new LdapLayout(
        profile(),
        texts.checked(LdapSetting.BASE, LdapLayout::requireDn),
        texts.checked(LdapSetting.PEOPLE_BASE, LdapLayout::requireDn),
        texts.checked(LdapSetting.GROUP_BASE, LdapLayout::requireDn),
        texts.checked(LdapSetting.PERSON_FILTER, LdapLayout::filter),
        texts.checked(LdapSetting.GROUP_FILTER, LdapLayout::filter),
        new LayoutAttributes(
            texts.checked(LdapSetting.ID_ATTRIBUTE, LayoutAttributes::requireName),
            texts.names(LdapSetting.LOGIN_ATTRIBUTES),
            texts.checked(LdapSetting.MAIL_ATTRIBUTE, LayoutAttributes::requireName),
            texts.checked(LdapSetting.FIRST_NAME_ATTRIBUTE, LayoutAttributes::requireName),
            texts.checked(LdapSetting.LAST_NAME_ATTRIBUTE, LayoutAttributes::requireName),
            texts.checked(LdapSetting.DISPLAY_NAME_ATTRIBUTE, LayoutAttributes::requireName),
            texts.checked(LdapSetting.GROUP_NAME_ATTRIBUTE, LayoutAttributes::requireName),
            texts.names(LdapSetting.MEMBER_ATTRIBUTES)));
  }

  private Optional<Profile> profile() {
    String text =
        texts.text(LdapSetting.PROFILE).orElseThrow().toUpperCase(Locale.ROOT).replace('-', '_');
    if (text.equals("AUTO")) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Profile.values())
            .filter(profile -> profile.name().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    SettingTexts.wrong(
                        LdapSetting.PROFILE,
                        "it must be auto, openldap, ds389, freeipa or active_directory")));
  }

  private LdapLimits limits() {
    return new LdapLimits(
        texts.duration(LdapSetting.CONNECT_TIMEOUT, LdapLimits.TIMEOUTS),
        texts.duration(LdapSetting.RESPONSE_TIMEOUT, LdapLimits.TIMEOUTS),
        texts.duration(LdapSetting.RETRY_AFTER, LdapLimits.PAUSES),
        texts.number(LdapSetting.POOL_SIZE, LdapLimits.CONNECTIONS),
        texts.number(LdapSetting.PAGE_SIZE, LdapLimits.PAGE_SIZES),
        texts.duration(LdapSetting.OVERLAP, LdapLimits.OVERLAPS));
  }
}
