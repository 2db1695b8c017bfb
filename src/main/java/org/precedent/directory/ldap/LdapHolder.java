package org.precedent.directory.ldap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryConnection;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.DnKey;

/**
 * Holds the connections to the configured directory, and the embedded one itself if it is that.
 * Connects when first asked, so that a directory that is away holds up no start.
 */
@ApplicationScoped
public class LdapHolder implements ConfiguredDirectory {

  private static final Logger LOG = Logger.getLogger(LdapHolder.class.getName());

  @Inject Clock clock;

  private @Nullable EmbeddedDirectory embedded;
  private @Nullable LdapDirectory directory;
  private @Nullable DirectoryConnection connection;

  @Override
  public synchronized Optional<Directory> directory() {
    LdapDirectory known = directory;
    if (known == null) {
      Optional<LdapSettings> settings = settings();
      known = settings.map(some -> new LdapDirectory(some, clock)).orElse(null);
      directory = known;
      connection = settings.map(Descriptions::of).orElse(null);
    }
    return Optional.ofNullable(known);
  }

  @Override
  public synchronized Optional<DirectoryConnection> connection() {
    return directory().isPresent() ? Optional.ofNullable(connection) : Optional.empty();
  }

  @Override
  public Optional<DnKey> key(String dn) {
    return DnKeys.key(dn);
  }

  @Override
  public Optional<DnKey> administrators() {
    return LdapAdministrators.group(LdapHolder::configured);
  }

  /**
   * @throws DirectoryUnavailableException if the embedded one doesn't start
   */
  private Optional<LdapSettings> settings() {
    LdapChoice choice = LdapConfiguration.read(LdapHolder::configured);
    if (choice instanceof LdapChoice.Configured configured) {
      return Optional.of(configured.settings());
    }
    return choice instanceof LdapChoice.Embedded
        ? Optional.of(started().settings())
        : Optional.empty();
  }

  private EmbeddedDirectory started() {
    EmbeddedDirectory running = embedded;
    if (running == null) {
      running = EmbeddedDirectory.start();
      LOG.warning(
          "PRECEDENT_LDAP_URL names no directory: the demo company is in use, and everybody can read"
              + " the passwords of its administrators. Set it, or none, before others reach this"
              + " server.");
      embedded = running;
    }
    return running;
  }

  static Optional<String> configured(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }

  @PreDestroy
  synchronized void close() {
    if (directory != null) {
      directory.close();
    }
    if (embedded != null) {
      embedded.close();
    }
  }
}
