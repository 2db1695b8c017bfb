package org.precedent.attribute.reach;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionCache;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Precedence;
import org.precedent.attribute.Source;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.ReadSnapshot;
import org.precedent.platform.database.StoreException;

/**
 * Counts whom the values of an attribute reach. With a million users that takes seconds: not for
 * every request. Thread-safe.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reaches {

  /** The SQL state of a statement that was stopped because its time was up, in both databases. */
  private static final String CANCELLED = "57014";

  /** How many of the most frequent values are told. */
  static final int VALUES = 20;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject DefinitionCache definitions;
  @Inject Clock clock;

  /**
   * How the effective values are spread over all users, at one moment.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition
   * @throws CountingTooLongException if it takes too long
   */
  public Reach of(Caller caller, DefinitionId id) {
    AccessRules.requireAdministrator(caller);
    Definition definition =
        definitions.fresh().find(id).orElseThrow(() -> new NotFoundException("definition"));
    try (Connection connection = database.getConnection()) {
      return ReadSnapshot.in(
          connection,
          snapshot -> count(definition, new ReachReader(snapshot, id, OffsetDateTime.now(clock))));
    } catch (SQLException failure) {
      if (CANCELLED.equals(failure.getSQLState())) {
        throw new CountingTooLongException();
      }
      throw new StoreException(failure);
    }
  }

  private static Reach count(Definition definition, ReachReader reader) throws SQLException {
    long users = reader.users();
    if (definition.computed().isPresent()) {
      SourceCount all = new SourceCount(new Source.System(), Content.NONE, users);
      return new Reach(definition, users, List.of(all), List.of());
    }
    List<SourceCount> sources = sources(definition, users, reader);
    List<ValueCount> values = definition.hidden() ? List.of() : values(sources, reader);
    return new Reach(definition, users, sources, values);
  }

  private static List<SourceCount> sources(Definition definition, long users, ReachReader reader)
      throws SQLException {
    List<SourceCount> counts = new ArrayList<>();
    counts.add(new SourceCount(new Source.User(), Content.NONE, reader.own()));
    counts.add(new SourceCount(new Source.Directory(), Content.NONE, reader.paired()));
    long left = users - counts.get(0).users() - counts.get(1).users();
    List<Precedence.GroupLevel> groups = reader.groups();
    Map<Integer, Long> winners = groups.isEmpty() ? Map.of() : reader.winners();
    for (Precedence.GroupLevel group : groups) {
      boolean everybody = group.source().group().equals(GroupId.ALL_USERS);
      long reached =
          everybody ? left : Math.min(left, winners.getOrDefault(group.source().rank(), 0L));
      counts.add(new SourceCount(group.source(), shown(definition, group.content()), reached));
      left -= reached;
    }
    boolean hasDefault = !(definition.defaultContent() instanceof Content.None);
    if (hasDefault) {
      counts.add(new SourceCount(new Source.Default(), definition.defaultContent(), left));
      left = 0;
    }
    counts.add(new SourceCount(new Source.None(), Content.NONE, left));
    return counts;
  }

  private static List<ValueCount> values(List<SourceCount> sources, ReachReader reader)
      throws SQLException {
    Map<String, Long> texts = new HashMap<>(reader.texts());
    List<String> shared =
        sources.stream().flatMap(count -> count.content().text().stream()).distinct().toList();
    if (!shared.isEmpty()) {
      texts.putAll(reader.texts(shared));
    }
    for (SourceCount count : sources) {
      Optional<String> text = count.content().text();
      text.filter(unused -> count.users() > 0)
          .ifPresent(some -> texts.merge(some, count.users(), Long::sum));
    }
    return texts.entrySet().stream()
        .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(ValueCount::users).reversed().thenComparing(ValueCount::value))
        .limit(VALUES)
        .toList();
  }

  private static Content shown(Definition definition, Content content) {
    return definition.hidden() ? Content.HIDDEN : content;
  }
}
