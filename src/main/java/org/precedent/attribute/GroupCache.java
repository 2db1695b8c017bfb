package org.precedent.attribute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values of groups as last read by this node. The statement that reads a user tells the version
 * of the groups that it saw, so that stale ones are noticed on every node without messages between
 * them. Bounded, thread-safe.
 */
@ApplicationScoped
public class GroupCache {

  private static final long MAX_BYTES = 64L * 1024 * 1024;

  @Inject GroupLevelReader reader;

  private final Cache<Long, GroupLevels> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((Long group, GroupLevels levels) -> levels.weight())
          .build();

  /**
   * What membership of the groups brings, not older than {@code version}. Costs one query if any of
   * them is unknown or stale, else none.
   *
   * @param connection to ask, if need be
   */
  List<GroupLevels> of(Connection connection, long version, List<Long> groups) throws SQLException {
    List<GroupLevels> found = new ArrayList<>(groups.size());
    List<Long> missing = new ArrayList<>(0);
    for (Long group : groups) {
      GroupLevels levels = known.getIfPresent(group);
      if (levels != null && levels.version() >= version) {
        found.add(levels);
      } else {
        missing.add(group);
      }
    }
    if (!missing.isEmpty()) {
      Map<Long, GroupLevels> read = reader.read(connection, missing);
      known.putAll(read);
      found.addAll(read.values());
    }
    return found;
  }
}
