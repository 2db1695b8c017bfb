package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/**
 * The one way on which hidden values leave the core: to deliveries, which ask for them after they
 * have decided. Nobody else may call it; a test of the architecture holds this. Thread-safe.
 */
@Stateless
public class ReleasedValues {

  @Inject ReleasedValueReader reader;
  @Inject DefinitionCache definitions;
  @Inject Sealing sealing;

  /**
   * The effective values of a user for exactly these attributes, nothing opened yet; names that
   * nobody defined are left out. One round trip to the database.
   *
   * @throws AccessDeniedException unless the caller is the user or an administrator
   * @throws NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<AttributeName, ReleasableValue> find(
      Caller caller, UserId user, Set<AttributeName> names) {
    AccessRules.requireMayRelease(caller, user);
    ReleasedRows rows = reader.read(user, names).orElseThrow(() -> new NotFoundException("user"));
    DefinitionSnapshot snapshot = definitions.atLeast(rows.metadataVersion());
    return names.stream()
        .map(snapshot::find)
        .flatMap(Optional::stream)
        .map(rows::effective)
        .collect(Collectors.toUnmodifiableMap(ReleasableValue::name, Function.identity()));
  }

  /**
   * The text of a value. Of a hidden one, only to be called when the destination is decided on.
   *
   * @throws UnreadableValueException if it is sealed and does not open
   * @throws IllegalArgumentException if there is no value
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public String open(ReleasableValue value) {
    if (!value.isSet()) {
      throw new IllegalArgumentException("There is nothing to release");
    }
    return sealing.text(value.context(), value.stored());
  }
}
