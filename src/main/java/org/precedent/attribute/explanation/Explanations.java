package org.precedent.attribute.explanation;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.ComputedAttribute;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionCache;
import org.precedent.attribute.DefinitionId;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.ReadSnapshot;
import org.precedent.platform.database.StoreException;

/** Says why users have the values that they have. Thread-safe. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Explanations {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject DefinitionCache definitions;
  @Inject Clock clock;

  /**
   * Every level of one attribute of a user, best first, all seen at one moment. Values of groups
   * that the user is not in are told to administrators only.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is the user or an
   *     administrator
   * @throws NotFoundException if there is no such user, or no definition that the caller may view
   */
  public Explanation explain(Caller caller, UserId user, AttributeName name) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return explain(caller, user, definitions.fresh().find(name));
  }

  /** The same by the definition's id. */
  public Explanation explain(Caller caller, UserId user, DefinitionId id) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return explain(caller, user, definitions.fresh().find(id));
  }

  private Explanation explain(Caller caller, UserId user, Optional<Definition> found) {
    Definition definition =
        found
            .filter(known -> AccessRules.mayView(caller, known.userCanView()))
            .orElseThrow(() -> new NotFoundException("definition"));
    try (Connection connection = database.getConnection()) {
      return ReadSnapshot.in(
          connection,
          snapshot ->
              explain(
                  caller,
                  definition,
                  user,
                  new ExplanationReader(snapshot, user, definition.id())));
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private Explanation explain(
      Caller caller, Definition definition, UserId user, ExplanationReader reader)
      throws SQLException {
    ExplanationReader.Own own = reader.own().orElseThrow(() -> new NotFoundException("user"));
    Optional<ComputedAttribute> computed = definition.computed();
    if (computed.isPresent()) {
      List<Rung> only = Ladder.computed(definition, computed.get().of(own.facts()));
      return new Explanation(user, definition, only, 0);
    }
    ExplanationReader.Groups groups = reader.groups();
    List<GroupStanding> shown =
        groups.standings().stream().filter(group -> maySee(caller, group.membership())).toList();
    int leftOut = caller.administrator() ? groups.all() - shown.size() : 0;
    List<Rung> rungs =
        Ladder.of(definition, own.own(), own.paired(), shown, own.fallback(), clock.instant());
    return new Explanation(user, definition, rungs, leftOut);
  }

  /** As with lists of groups: users see those that they are in. */
  private static boolean maySee(Caller caller, Membership membership) {
    return caller.administrator()
        || !(membership instanceof Membership.None || membership instanceof Membership.Vanished);
  }
}
