package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.platform.settings.WrongSettingException;

class LdapConfigurationTest {

  private final Map<LdapSetting, String> configured = new HashMap<>();

  @Test
  void nothing_means_the_demo_directory() {
    assertThat(read()).isEqualTo(new LdapChoice.Embedded());
  }

  @Test
  void none_means_no_directory() {
    configured.put(LdapSetting.URL, " None ");

    assertThat(read()).isEqualTo(new LdapChoice.None());
  }

  @Test
  void a_url_alone_is_enough() {
    configured.put(LdapSetting.URL, "ldap://ldap.example.org");

    LdapSettings settings = settings();

    assertThat(settings.name()).isEqualTo("ldap");
    assertThat(settings.servers())
        .isEqualTo(LdapServers.plain(new LdapUrl(false, "ldap.example.org", 389)));
    assertThat(settings.login()).isEqualTo(new ServiceLogin.Anonymous());
    assertThat(settings.layout()).isEqualTo(LdapLayout.DETECTED);
    assertThat(settings.limits()).isEqualTo(LdapLimits.DEFAULT);
  }

  @Test
  void everything_can_be_said() {
    configured.put(LdapSetting.URL, "ldaps://a.example.org  ldaps://[::1]:1636");
    configured.put(LdapSetting.NAME, "corp");
    configured.put(LdapSetting.VERIFY_HOSTNAME, "false");
    configured.put(LdapSetting.BIND_DN, "cn=reader,dc=x");
    configured.put(LdapSetting.BIND_PASSWORD, " with blanks ");
    configured.put(LdapSetting.PROFILE, "active-directory");
    configured.put(LdapSetting.BASE, "dc=x");
    configured.put(LdapSetting.PEOPLE_BASE, "ou=people,dc=x");
    configured.put(LdapSetting.GROUP_BASE, "ou=groups,dc=x");
    configured.put(LdapSetting.PERSON_FILTER, "(a=b)");
    configured.put(LdapSetting.GROUP_FILTER, "(c=d)");
    configured.put(LdapSetting.ID_ATTRIBUTE, "idAttribute");
    configured.put(LdapSetting.LOGIN_ATTRIBUTES, "uid mail");
    configured.put(LdapSetting.MAIL_ATTRIBUTE, "mailAttribute");
    configured.put(LdapSetting.FIRST_NAME_ATTRIBUTE, "firstNameAttribute");
    configured.put(LdapSetting.LAST_NAME_ATTRIBUTE, "lastNameAttribute");
    configured.put(LdapSetting.DISPLAY_NAME_ATTRIBUTE, "displayNameAttribute");
    configured.put(LdapSetting.GROUP_NAME_ATTRIBUTE, "groupNameAttribute");
    configured.put(LdapSetting.MEMBER_ATTRIBUTES, "oneMember otherMember");
    configured.put(LdapSetting.CONNECT_TIMEOUT, "PT0.5S");
    configured.put(LdapSetting.RESPONSE_TIMEOUT, "PT0.6S");
    configured.put(LdapSetting.RETRY_AFTER, "PT7S");
    configured.put(LdapSetting.POOL_SIZE, "9");
    configured.put(LdapSetting.PAGE_SIZE, "0");
    configured.put(LdapSetting.OVERLAP, "PT11S");

    LdapSettings settings = settings();

    assertThat(settings.servers().urls())
        .containsExactly(new LdapUrl(true, "a.example.org", 636), new LdapUrl(true, "::1", 1636));
    assertThat(settings.servers().verifyHostName()).isFalse();
    assertThat(settings.login())
        .isEqualTo(new ServiceLogin.WithPassword("cn=reader,dc=x", new Secret(" with blanks ")));
    assertThat(settings.name()).isEqualTo("corp");
    assertThat(settings.layout())
        .isEqualTo(
            new LdapLayout(
                Optional.of(Profile.ACTIVE_DIRECTORY),
                Optional.of("dc=x"),
                Optional.of("ou=people,dc=x"),
                Optional.of("ou=groups,dc=x"),
                Optional.of("(a=b)"),
                Optional.of("(c=d)"),
                new LayoutAttributes(
                    Optional.of("idAttribute"),
                    List.of("uid", "mail"),
                    Optional.of("mailAttribute"),
                    Optional.of("firstNameAttribute"),
                    Optional.of("lastNameAttribute"),
                    Optional.of("displayNameAttribute"),
                    Optional.of("groupNameAttribute"),
                    List.of("oneMember", "otherMember"))));
    assertThat(settings.limits())
        .isEqualTo(
            new LdapLimits(
                Duration.ofMillis(500),
                Duration.ofMillis(600),
                Duration.ofSeconds(7),
                9,
                0,
                Duration.ofSeconds(11)));
  }

  @Test
  void the_password_can_stand_in_a_file(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "secret\n");
    configured.put(LdapSetting.URL, "ldap://x");
    configured.put(LdapSetting.BIND_DN, "cn=reader");
    configured.put(LdapSetting.BIND_PASSWORD_FILE, file.toString());

    assertThat(settings().login()).isEqualTo(new ServiceLogin.WithPasswordFile("cn=reader", file));
  }

  @ParameterizedTest
  @CsvSource({
    "URL, http://x, PRECEDENT_LDAP_URL",
    "URL, ldap://, PRECEDENT_LDAP_URL",
    "URL, ldap://x/dc=y, PRECEDENT_LDAP_URL",
    "URL, ldap://x:99999, PRECEDENT_LDAP_URL",
    "STARTTLS, yes, PRECEDENT_LDAP_STARTTLS",
    "NAME, a b, PRECEDENT_LDAP_NAME",
    "TRUST_STORE, /no/such/file, PRECEDENT_LDAP_TRUST_STORE",
    "BIND_DN, cn=x, PRECEDENT_LDAP_BIND_PASSWORD",
    "BIND_PASSWORD, s3cret, PRECEDENT_LDAP_BIND_DN",
    "BIND_PASSWORD_FILE, /no/such/file, PRECEDENT_LDAP_BIND_PASSWORD_FILE",
    "PROFILE, novell, PRECEDENT_LDAP_PROFILE",
    "BASE, nowhere, PRECEDENT_LDAP_BASE",
    "GROUP_FILTER, (a=b, PRECEDENT_LDAP_GROUP_FILTER",
    "MAIL_ATTRIBUTE, e mail, PRECEDENT_LDAP_MAIL_ATTRIBUTE",
    "LOGIN_ATTRIBUTES, uid *, PRECEDENT_LDAP_LOGIN_ATTRIBUTES",
    "CONNECT_TIMEOUT, 5, PRECEDENT_LDAP_CONNECT_TIMEOUT",
    "CONNECT_TIMEOUT, PT0S, PRECEDENT_LDAP_CONNECT_TIMEOUT",
    "RESPONSE_TIMEOUT, PT1H, PRECEDENT_LDAP_RESPONSE_TIMEOUT",
    "POOL_SIZE, 0, PRECEDENT_LDAP_POOL_SIZE",
    "PAGE_SIZE, -1, PRECEDENT_LDAP_PAGE_SIZE",
    "OVERLAP, P2D, PRECEDENT_LDAP_OVERLAP",
  })
  void what_is_wrong_is_named(LdapSetting setting, String text, String named) {
    configured.put(LdapSetting.URL, "ldap://x");
    configured.put(setting, text);

    assertThatThrownBy(this::read)
        .isInstanceOf(WrongSettingException.class)
        .hasMessageStartingWith(named + ": ")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void start_tls_does_not_go_with_ldaps() {
    configured.put(LdapSetting.URL, "ldaps://x");
    configured.put(LdapSetting.STARTTLS, "true");

    assertThatThrownBy(this::read)
        .isInstanceOf(WrongSettingException.class)
        .hasMessageContaining("StartTLS");
  }

  @Test
  void trust_stores_may_be_pem_or_pkcs12_and_must_contain_certificates(@TempDir Path folder)
      throws IOException {
    TestCertificate certificate = TestCertificate.create(folder);
    configured.put(LdapSetting.URL, "ldaps://x");
    configured.put(LdapSetting.TRUST_STORE, certificate.certificate().toString());
    assertThat(settings().servers().trustStore()).isPresent();

    configured.put(LdapSetting.TRUST_STORE, certificate.keyStore().toString());
    configured.put(LdapSetting.TRUST_STORE_PASSWORD, TestCertificate.STORE_PASSWORD);
    assertThat(settings().servers().trustStore()).isPresent();

    configured.put(LdapSetting.TRUST_STORE_PASSWORD, "wrong");
    assertThatThrownBy(this::read)
        .hasMessageStartingWith("PRECEDENT_LDAP_TRUST_STORE: ")
        .hasMessageContaining("is its password right?");

    Path empty = Files.writeString(folder.resolve("empty"), "nothing");
    configured.put(LdapSetting.TRUST_STORE, empty.toString());
    assertThatThrownBy(this::read).hasMessageStartingWith("PRECEDENT_LDAP_TRUST_STORE: ");
  }

  @Test
  void no_password_gets_into_a_text() {
    configured.put(LdapSetting.URL, "ldap://x");
    configured.put(LdapSetting.BIND_DN, "cn=reader");
    configured.put(LdapSetting.BIND_PASSWORD, "s3cret");

    assertThat(settings().toString()).doesNotContain("s3cret");
  }

  @Test
  void each_setting_has_one_name_in_two_forms() {
    assertThat(LdapSetting.BIND_DN.configName()).isEqualTo("precedent.ldap.bind.dn");
    assertThat(LdapSetting.BIND_DN.environmentName()).isEqualTo("PRECEDENT_LDAP_BIND_DN");
    for (LdapSetting setting : LdapSetting.values()) {
      assertThat(setting.description()).endsWith(".");
    }
  }

  private LdapSettings settings() {
    return ((LdapChoice.Configured) read()).settings();
  }

  private LdapChoice read() {
    Map<String, String> byName = new HashMap<>();
    configured.forEach((setting, text) -> byName.put(setting.configName(), text));
    return LdapConfiguration.read(name -> Optional.ofNullable(byName.get(name)));
  }
}
