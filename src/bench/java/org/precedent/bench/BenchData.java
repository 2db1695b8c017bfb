package org.precedent.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Fills a migrated database: users, 30 definitions, 20 own values per user, 50 groups with a value
 * of each of 10 definitions, 5 groups per user. Set-based, since a million users through the door
 * would take an hour.
 */
final class BenchData {

  static final int DEFINITIONS = 30;
  static final int OWN_VALUES = 20;
  static final long FIRST_DEFINITION = 1001;
  static final long FIRST_USER = 1_000_001;

  private static final String[] STATEMENTS = {
    "delete from users where id >= 1000001",
    "delete from user_groups where id between 1001 and 1050",
    "delete from definition where id between 1001 and 1030",
    // Without the checks of foreign keys, which take most of the time for a million users.
    "set session_replication_role = replica",
    """
    insert into definition (id, name, label, type, default_plain_text, user_can_view, created_at, updated_at)
      select 1000 + i, 'bench_' || i, 'Bench ' || i, 'string', 'the default of ' || i, true, now(), now()
        from generate_series(1, 30) i
    """,
    """
    insert into user_groups (id, name, unique_name, created_at, updated_at)
      select 1000 + i, 'bench group ' || i, 'bench group ' || i, now(), now() from generate_series(1, 50) i
    """,
    "insert into group_closure (group_id, ancestor_id) select 1000 + i, 1000 + i from generate_series(1, 50) i",
    """
    insert into group_value (definition_id, group_id, rank, plain_text, set_by, set_at)
      select 1000 + d, 1000 + g, g, 'value ' || d || ' of group ' || g, 1, now()
        from generate_series(18, 22) d, generate_series(1, 50) g
    """,
    """
    insert into users (id, first_name, last_name, email, created_at, updated_at)
      select 1000000 + i, 'First' || i, 'Last' || i, 'user' || i || '@bench.example', now(), now()
        from generate_series(1, %1$d) i
    """,
    """
    insert into membership (user_id, group_id)
      select 1000000 + i, 1001 + (i * 7 + k * 10) %% 50 from generate_series(1, %1$d) i, generate_series(0, 4) k
    """,
    """
    insert into user_value (user_id, definition_id, plain_text, set_by, set_at)
      select 1000000 + i, 1000 + d, 'own value number ' || d || ' of user ' || i || ', of usual length', 1, now()
        from generate_series(1, %1$d) i, generate_series(1, 20) d
    """,
    "update metadata set version = version + 1",
    "update group_metadata set version = version + 1",
    "analyze",
    "checkpoint"
  };

  private BenchData() {}

  static void load(DataSource database, int users) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql.formatted(users));
      }
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum");
    }
  }
}
