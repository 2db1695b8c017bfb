package org.precedent.attribute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.EntryAttribute;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/** What holds for pairings. Pure. */
final class PairingRules {

  private static final String FIELD = "user_attributes_with_ids";
  private static final int MAX = 1_000;

  private PairingRules() {}

  /**
   * @throws InvalidException if an attribute of the directory comes twice or feeds nothing, or one
   *     of users is fed twice, unknown, or computed
   */
  static void require(List<Pairing> pairings, DefinitionSnapshot definitions) {
    List<Problem> problems = new ArrayList<>();
    Set<EntryAttribute> attributes = new HashSet<>();
    Set<DefinitionId> fed = new HashSet<>();
    for (Pairing pairing : pairings) {
      String name = pairing.attribute().name();
      if (!attributes.add(pairing.attribute())) {
        problems.add(invalid("The directory attribute " + name + " comes twice."));
      }
      if (pairing.definitions().isEmpty()) {
        problems.add(invalid("The directory attribute " + name + " feeds no user attribute."));
      }
      for (DefinitionId id : pairing.definitions()) {
        if (!fed.add(id)) {
          problems.add(invalid("The user attribute " + id + " is fed twice."));
        }
        flaw(id, definitions).ifPresent(flaw -> problems.add(invalid(flaw)));
      }
    }
    if (fed.size() > MAX) {
      problems.add(invalid("At most " + MAX + " user attributes can be fed."));
    }
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  private static Optional<String> flaw(DefinitionId id, DefinitionSnapshot definitions) {
    Optional<Definition> definition = definitions.find(id);
    if (definition.isEmpty()) {
      return Optional.of("There is no user attribute " + id + ".");
    }
    return definition.get().computed().isPresent()
        ? Optional.of("The user attribute " + id + " is computed from the user.")
        : Optional.empty();
  }

  private static Problem invalid(String message) {
    return Problem.invalid(FIELD, message);
  }
}
