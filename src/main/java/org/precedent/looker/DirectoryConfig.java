package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.Pairing;
import org.precedent.attribute.Pairings;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.mirror.RoleGroup;
import org.precedent.directory.mirror.RoleGroups;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.looker.DirectoryConfigShapes.SeenConfig;
import org.precedent.looker.DirectoryConfigShapes.SeenGroup;
import org.precedent.looker.DirectoryConfigShapes.SeenPairing;
import org.precedent.platform.Transactions;

/** What the door shows of the directory's configuration, and what it changes of it. */
@ApplicationScoped
public class DirectoryConfig {

  @Inject ConfiguredDirectory configured;
  @Inject Pairings pairings;
  @Inject RoleGroups roleGroups;
  @Inject Definitions definitions;
  @Inject Transactions transactions;

  /**
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  SeenConfig show(Caller caller, Links links) {
    AccessRules.requireAdministrator(caller);
    List<Definition> all = definitions.all(caller);
    List<SeenPairing> seenPairings =
        pairings.all().stream()
            .map(pairing -> new SeenPairing(caller, pairing, fed(pairing, all)))
            .toList();
    List<RoleGroup> groups = roleGroups.all(caller);
    List<SeenGroup> seenGroups =
        groups.stream()
            .map(group -> new SeenGroup(Integer.toString(groups.indexOf(group) + 1), group, links))
            .toList();
    return new SeenConfig(
        configured.connection(),
        groups.stream().anyMatch(group -> !group.roles().isEmpty())
            || configured.administrators().isPresent(),
        seenPairings,
        seenGroups,
        links);
  }

  /** Changes what is given, all or nothing. */
  void update(Caller caller, Optional<List<RoleGroup>> groups, Optional<List<Pairing>> pairs) {
    AccessRules.requireAdministrator(caller);
    transactions.in(
        () -> {
          groups.ifPresent(list -> roleGroups.replace(caller, list));
          pairs.ifPresent(list -> pairings.replace(caller, list));
          return true;
        });
  }

  /** The directory attributes that may be shown: what feeds a hidden attribute may not. */
  Set<EntryAttribute> showable(Caller caller) {
    List<Definition> all = definitions.all(caller);
    return pairings.all().stream()
        .filter(pairing -> fed(pairing, all).stream().noneMatch(Definition::hidden))
        .map(Pairing::attribute)
        .collect(Collectors.toSet());
  }

  private static List<Definition> fed(Pairing pairing, List<Definition> all) {
    Function<DefinitionId, Optional<Definition>> find =
        id -> all.stream().filter(definition -> definition.id().equals(id)).findFirst();
    return pairing.definitions().stream().map(find).flatMap(Optional::stream).toList();
  }

  /** The roles in their order. */
  static <E extends Enum<E>> List<E> sorted(Class<E> type, Set<E> values) {
    return EnumSet.allOf(type).stream().filter(values::contains).toList();
  }
}
