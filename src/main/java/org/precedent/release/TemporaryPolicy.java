package org.precedent.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.precedent.attribute.WhitelistPolicy;

@ApplicationScoped
public class TemporaryPolicy implements WhitelistPolicy {
  @Override
  public Optional<String> problem(String whitelist) {
    return whitelist.isBlank() ? Optional.of("empty") : Optional.empty();
  }

  @Override
  public boolean isNarrowing(String current, String changed) {
    return current.equals(changed);
  }
}
