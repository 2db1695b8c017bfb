package org.precedent.platform.settings;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All settings with their values, read and checked once. To add one, add a public constant: start,
 * README and tests find it by themselves. Immutable.
 */
public final class Settings {

  public static final Setting<Path> DATA_DIR =
      new Setting<>(
          "precedent.data.dir",
          "./data",
          Kinds.directory(),
          "Folder for what the server keeps on disk: the embedded database, the keyset.");

  public static final Setting<Optional<DatabaseUrl>> DB_URL =
      new Setting<>(
          "precedent.db.url",
          "",
          Kinds.databaseUrl().orNone(),
          "JDBC URL of the database; without it, the embedded H2 in the data folder.");

  public static final Setting<String> DB_USER =
      new Setting<>(
          "precedent.db.user", "precedent", Kinds.text(1, 255), "User name at the database.");

  public static final Setting<String> DB_PASSWORD =
      new Setting<>(
          "precedent.db.password", "", Kinds.text(0, 1024).hidden(), "Password at the database.");

  public static final Setting<Integer> DB_POOL_MAX =
      new Setting<>(
          "precedent.db.pool.max",
          "32",
          Kinds.wholeNumber(2, 1000),
          "Connections to the database, at most.");

  public static final Setting<InetAddress> BIND_ADDRESS =
      new Setting<>(
          "precedent.bind.address",
          "127.0.0.1",
          Kinds.localAddress(),
          "Address on which the server listens; 0.0.0.0 for all.");

  public static final Setting<Integer> HTTP_THREADS =
      new Setting<>(
          "precedent.http.threads",
          "8",
          Kinds.wholeNumber(2, 1000),
          "Requests that are worked on at once; two to four per processor are best.");

  public static final Setting<Integer> RATE_LIMIT_PER_MINUTE =
      new Setting<>(
          "precedent.rate.limit.per.minute",
          "6000",
          Kinds.wholeNumber(1, 100_000_000),
          "Requests per minute that each caller may make.");

  public static final Setting<List<Network>> TRUSTED_PROXIES =
      new Setting<>(
          "precedent.trusted.proxies",
          "",
          Kinds.networks(),
          "Addresses and networks of reverse proxies, such as 10.0.0.7 or 10.0.0.0/8, separated by"
              + " commas: they are believed where a request comes from (X-Forwarded-For).");

  public static final Setting<Optional<String>> ADMIN_CLIENT_ID =
      new Setting<>(
          "precedent.admin.client.id",
          "",
          Kinds.text(1, 255).orNone(),
          "Client id of the first administrator; with the secret, or neither of them.");

  public static final Setting<Optional<String>> ADMIN_CLIENT_SECRET =
      new Setting<>(
          "precedent.admin.client.secret",
          "",
          Kinds.text(1, 255).hidden().orNone(),
          "Client secret of the first administrator; without both, they are generated at the first"
              + " start and printed once.");

  public static final Setting<Optional<Path>> KEYSET_FILE =
      new Setting<>(
          "precedent.keyset.file",
          "",
          Kinds.file().orNone(),
          "File with the keys that values are sealed with; without it, keyset.json in the data"
              + " folder. Needs a backup of its own.");

  public static final Setting<Optional<String>> MASTER_KEY =
      new Setting<>(
          "precedent.master.key",
          "",
          Kinds.text(1, 255).hidden().orNone(),
          "Key that wraps the keyset file: 32 bytes in base64.");

  public static final Setting<Optional<Path>> MASTER_KEY_FILE =
      new Setting<>(
          "precedent.master.key.file",
          "",
          Kinds.file().orNone(),
          "File that holds the key that wraps the keyset file, in place of the setting itself.");

  public static final Setting<Optional<String>> MASTER_KEY_OLD =
      new Setting<>(
          "precedent.master.key.old",
          "",
          Kinds.text(1, 255).hidden().orNone(),
          "While the key that wraps the keyset file is replaced, the old one.");

  public static final Setting<Optional<Path>> MASTER_KEY_OLD_FILE =
      new Setting<>(
          "precedent.master.key.old.file",
          "",
          Kinds.file().orNone(),
          "File that holds the old key, in place of the setting itself.");

  public static final Setting<Optional<URI>> BASE_URL =
      new Setting<>(
          "precedent.base.url",
          "",
          Kinds.webAddress().orNone(),
          "Public address of this server, if clients reach it by another one than its own.");

  public static final Setting<Applications> APPS =
      new Setting<>(
          "precedent.apps",
          "CRM:60m",
          Kinds.applications(),
          "Applications whose users log in here, and how long their sessions live, such as"
              + " CRM:60m,HR:8h; also for looker, which has 60m, and truenas, which has 30d.");

  public static final Setting<Integer> PASSWORD_LIFETIME_DAYS =
      new Setting<>(
          "precedent.password.lifetime.days",
          "0",
          Kinds.wholeNumber(0, 36_500),
          "Days after which a local user's password expires; 0 for never.");

  public static final Setting<Integer> PASSWORD_WARNING_DAYS =
      new Setting<>(
          "precedent.password.warning.days",
          "30",
          Kinds.wholeNumber(0, 36_500),
          "Days before that in which a log-in warns of it.");

  public static final Setting<Set<String>> ZATO_INFORM =
      new Setting<>(
          "precedent.zato.inform",
          "",
          Kinds.someOf(
              "app", "locked", "sign_up", "approval", "expired", "must_change", "super_user"),
          "What the Zato door tells a caller whom it refuses, in place of E005001: any of app,"
              + " locked, sign_up, approval, expired, must_change, super_user, separated by commas.");

  public static final Setting<Set<String>> ALLOWED_ORIGINS =
      new Setting<>(
          "precedent.allowed.origins",
          "",
          Kinds.origins(),
          "Origins of web pages that may open the TrueNAS door besides those of this server, such as"
              + " https://ui.example.org, separated by commas.");

  public static final Setting<Duration> LDAP_MIRROR_INTERVAL =
      new Setting<>(
          "precedent.ldap.mirror.interval",
          "PT5M",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          "How often users and groups are taken over from the directory.");

  public static final Setting<Duration> LDAP_RETENTION =
      new Setting<>(
          "precedent.ldap.retention",
          "P30D",
          Kinds.duration(Duration.ZERO, Duration.ofDays(3650)),
          "How long the values of users and groups that vanished from the directory are kept.");

  public static final Setting<Integer> LDAP_MAX_VANISHED_PERCENT =
      new Setting<>(
          "precedent.ldap.max.vanished.percent",
          "20",
          Kinds.wholeNumber(0, 100),
          "Share of all users, or groups, that may vanish at once; more is taken for a fault of the"
              + " directory, and not applied.");

  public static final Setting<Optional<String>> DELIVERY_ALLOWLIST =
      new Setting<>(
          "precedent.delivery.allowlist",
          "",
          Kinds.text(1, 4096).orNone(),
          "Where values that are not hidden may be delivered: URL patterns as in whitelists,"
              + " separated by commas.");

  public static final Setting<String> DELIVERY_NETWORKS =
      new Setting<>(
          "precedent.delivery.networks",
          "",
          Kinds.text(0, 4096),
          "Networks, such as 127.0.0.0/8, separated by commas, to which deliveries may connect"
              + " although they are the machine itself, its link or the like.");

  public static final Setting<Optional<Path>> DELIVERY_TRUST_STORE =
      new Setting<>(
          "precedent.delivery.trust.store",
          "",
          Kinds.file().orNone(),
          "File with the certificates that deliveries trust: PEM, PKCS12 or JKS; nothing for"
              + " Java's.");

  public static final Setting<Optional<String>> DELIVERY_TRUST_STORE_PASSWORD =
      new Setting<>(
          "precedent.delivery.trust.store.password",
          "",
          Kinds.text(1, 255).hidden().orNone(),
          "Password of a PKCS12 or JKS trust store of deliveries.");

  public static final Setting<Duration> DELIVERY_CONNECT_TIMEOUT =
      new Setting<>(
          "precedent.delivery.connect.timeout",
          "PT3S",
          Kinds.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
          "How long a connection to one address of a destination may take, and again its TLS.");

  public static final Setting<Duration> DELIVERY_RESPONSE_TIMEOUT =
      new Setting<>(
          "precedent.delivery.response.timeout",
          "PT10S",
          Kinds.duration(Duration.ofMillis(10), Duration.ofMinutes(5)),
          "How long a destination may be silent.");

  public static final Setting<Duration> DELIVERY_TIMEOUT =
      new Setting<>(
          "precedent.delivery.timeout",
          "PT20S",
          Kinds.duration(Duration.ofMillis(10), Duration.ofMinutes(10)),
          "How long a delivery may take in all.");

  public static final Setting<Integer> DELIVERY_MAX =
      new Setting<>(
          "precedent.delivery.max",
          "4",
          Kinds.wholeNumber(1, 1000),
          "Deliveries at once; fewer than PRECEDENT_HTTP_THREADS, so that hanging destinations"
              + " stop nothing else.");

  public static final Setting<Integer> DELIVERY_MAX_PER_DESTINATION =
      new Setting<>(
          "precedent.delivery.max.per.destination",
          "2",
          Kinds.wholeNumber(1, 1000),
          "Of these, to one scheme, host and port.");

  public static final Setting<Duration> DELIVERY_RETENTION =
      new Setting<>(
          "precedent.delivery.retention",
          "P365D",
          Kinds.duration(Duration.ofDays(1), Duration.ofDays(36_500)),
          "How long the record of a delivery is kept.");

  /** Every setting, in the order of this class. */
  public static final List<Setting<?>> ALL =
      Arrays.stream(Settings.class.getFields())
          .filter(field -> field.getType() == Setting.class)
          .<Setting<?>>map(Settings::constant)
          .toList();

  private final Map<Setting<?>, Object> values = new LinkedHashMap<>();

  /**
   * Reads every setting.
   *
   * @param source the configured text of a name, if there is one
   * @throws WrongSettingException for the first setting that is wrong
   */
  public Settings(Function<String, Optional<String>> source) {
    for (Setting<?> setting : ALL) {
      String text = source.apply(setting.name()).orElse(setting.fallback());
      values.put(setting, setting.parse(text));
    }
    requireBothOrNone(ADMIN_CLIENT_ID, ADMIN_CLIENT_SECRET);
  }

  /** The value of a setting, its fallback if nobody set it. */
  @SuppressWarnings("unchecked")
  public <T> T get(Setting<T> setting) {
    return (T) Objects.requireNonNull(values.get(setting));
  }

  /** Where the database is: as configured, else in the data folder. */
  public DatabaseUrl databaseUrl() {
    return get(DB_URL).orElseGet(() -> DatabaseUrl.embedded(get(DATA_DIR)));
  }

  /** Where the keyset is: as configured, else in the data folder. */
  public Path keysetFile() {
    return get(KEYSET_FILE).orElseGet(() -> get(DATA_DIR).resolve("keyset.json"));
  }

  private void requireBothOrNone(Setting<Optional<String>> one, Setting<Optional<String>> other) {
    if (get(one).isPresent() != get(other).isPresent()) {
      Setting<?> missing = get(one).isPresent() ? other : one;
      Setting<?> given = get(one).isPresent() ? one : other;
      throw new WrongSettingException(
          missing.environmentName()
              + ": nothing is not allowed where "
              + given.environmentName()
              + " is set; set both or none");
    }
  }

  private static Setting<?> constant(Field field) {
    try {
      return (Setting<?>) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
