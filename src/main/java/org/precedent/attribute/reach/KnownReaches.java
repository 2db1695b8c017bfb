package org.precedent.attribute.reach;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.attribute.DefinitionId;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.platform.database.StoreException;

/**
 * Whom the values of attributes reach, as {@link Reaches} counts it: one count at a time on this
 * node, whose result is for all who ask meanwhile and for some seconds after it. A change of
 * definitions or groups is seen at once, one of users' own values after these seconds. Thread-safe.
 */
@ApplicationScoped
public class KnownReaches {

  private static final Duration KEPT = Duration.ofSeconds(15);
  private static final int MAX_KEPT = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String VERSIONS =
      """
      select m.version, g.version from metadata m cross join group_metadata g
        where m.id = 1 and g.id = 1
      """;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Reaches reaches;

  private final CountingTurn turn = new CountingTurn(PATIENCE);
  private final Cache<Key, Reach> known =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).expireAfterWrite(KEPT).build();

  private record Key(DefinitionId definition, long metadataVersion, long groupVersion) {}

  /**
   * How the effective values are spread over all users.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws org.precedent.identity.NotFoundException if there is no such definition
   * @throws CountingTooLongException if it takes too long, or enough others wait for a count
   */
  public Reach of(Caller caller, DefinitionId id) {
    AccessRules.requireAdministrator(caller);
    return find(id).orElseGet(() -> turn.take(() -> count(caller, id)));
  }

  // Who had to wait asks for how it is now, not for how it was.
  private Reach count(Caller caller, DefinitionId id) {
    Key key = key(id);
    return Optional.ofNullable(known.getIfPresent(key))
        .orElseGet(
            () -> {
              Reach reach = reaches.of(caller, id);
              known.put(key, reach);
              return reach;
            });
  }

  private Optional<Reach> find(DefinitionId id) {
    return Optional.ofNullable(known.getIfPresent(key(id)));
  }

  private Key key(DefinitionId id) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(VERSIONS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Key(id, row.getLong(1), row.getLong(2));
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }
}
