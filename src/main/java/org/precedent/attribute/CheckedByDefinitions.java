package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.InvalidException;

/**
 * Has writes of values checked by the definitions that this node knows, which costs nothing; yet
 * what is written, and what is refused, is so by definitions that hold. Thread-safe.
 */
@ApplicationScoped
public class CheckedByDefinitions {

  /** How often a write is checked anew because somebody changed a definition meanwhile. */
  private static final int MAX_TRIES = 20;

  @Inject DefinitionCache definitions;

  /**
   * Does the write, again if the definitions that it was given are not those that hold: it says so
   * itself, or it refuses by them.
   *
   * @param write changes nothing where it throws
   * @throws IllegalStateException if the definitions change all the time
   */
  public <T> T run(Function<DefinitionSnapshot, T> write) {
    DefinitionSnapshot snapshot = definitions.known();
    for (int i = 0; i < MAX_TRIES; i++) {
      try {
        return write.apply(snapshot);
      } catch (StaleDefinitionsException stale) {
        snapshot = definitions.reload();
      } catch (AccessDeniedException | InvalidException | UnknownDefinitionException refusal) {
        DefinitionSnapshot holding = definitions.fresh();
        if (holding.version() == snapshot.version()) {
          throw refusal;
        }
        snapshot = holding;
      }
    }
    throw new IllegalStateException("The definitions change faster than a value can be written.");
  }
}
