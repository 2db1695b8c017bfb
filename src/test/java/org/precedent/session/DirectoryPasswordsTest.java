package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryConnection;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.DnKey;
import org.precedent.directory.mirror.MirrorRequests;
import org.precedent.testing.LogLines;
import org.precedent.testing.SettableClock;

class DirectoryPasswordsTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final SettableClock clock = new SettableClock();
  private final DirectoryPasswords passwords = new DirectoryPasswords();

  @BeforeEach
  void begin() {
    passwords.clock = clock;
    passwords.configured = new Away();
    passwords.requests =
        new MirrorRequests() {
          @Override
          public void now() {
            asked.incrementAndGet();
          }
        };
  }

  @Test
  void a_log_in_that_finds_the_directory_away_has_the_mirror_try_it_but_not_each_one() {
    try (LogLines log = new LogLines("org.precedent.session")) {
      for (int i = 0; i < 5; i++) {
        assertThat(passwords.check("anna", "a password"))
            .isEqualTo(new PasswordVerdict.Unreachable(Duration.ofSeconds(3)));
      }
      assertThat(asked).hasValue(1);

      clock.advance(Duration.ofMinutes(2));
      passwords.check("anna", "a password");

      assertThat(asked).hasValue(2);
      assertThat(log.text()).contains("it is on fire").doesNotContain("a password");
    }
  }

  private static final class Away implements ConfiguredDirectory {

    @Override
    public Optional<Directory> directory() {
      throw new DirectoryUnavailableException("it is on fire", Duration.ofSeconds(3), null);
    }

    @Override
    public Optional<DirectoryConnection> connection() {
      return Optional.empty();
    }

    @Override
    public Optional<DnKey> key(String dn) {
      return Optional.empty();
    }

    @Override
    public Optional<DnKey> administrators() {
      return Optional.empty();
    }
  }
}
