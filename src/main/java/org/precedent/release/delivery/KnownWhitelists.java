package org.precedent.release.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.platform.settings.Settings;
import org.precedent.release.Whitelist;

/** Whitelists ready to match, parsed once. Bounded, thread-safe. */
@ApplicationScoped
public class KnownWhitelists {

  private static final int MAX = 1000;

  @Inject Settings settings;

  private final Cache<String, Optional<Whitelist>> known =
      Caffeine.newBuilder().maximumSize(MAX).build();

  /** The whitelist that the text spells; empty if it spells none, which then admits nothing. */
  Optional<Whitelist> of(String text) {
    return known.get(text, KnownWhitelists::parse);
  }

  /** Where values may go that are not hidden; empty for nowhere. */
  Optional<Whitelist> ofServer() {
    return settings.get(Settings.DELIVERY_ALLOWLIST).flatMap(this::of);
  }

  private static Optional<Whitelist> parse(String text) {
    return Whitelist.parse(text) instanceof Whitelist whitelist
        ? Optional.of(whitelist)
        : Optional.empty();
  }
}
