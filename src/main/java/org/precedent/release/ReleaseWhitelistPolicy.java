package org.precedent.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precedent.attribute.WhitelistPolicy;

/**
 * What whitelists of definitions must be, by the patterns that releases are decided with.
 * Thread-safe.
 */
@ApplicationScoped
public class ReleaseWhitelistPolicy implements WhitelistPolicy {

  @Override
  public Optional<String> problem(String whitelist) {
    return Whitelist.parse(whitelist) instanceof WhitelistProblems refused
        ? Optional.of(
            refused.problems().stream()
                .map(PatternProblem::message)
                .collect(Collectors.joining(" ")))
        : Optional.empty();
  }

  @Override
  public boolean isNarrowing(String current, String changed) {
    return Whitelist.parse(current) instanceof Whitelist before
        && Whitelist.parse(changed) instanceof Whitelist after
        && before.admitsAllOf(after);
  }
}
