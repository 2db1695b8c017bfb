package org.precedent.attribute.named;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.audit.Action;
import org.precedent.identity.UserId;

/**
 * One statement, thus one round trip, for any number of values and their audit rows. Writers of
 * many values take turns by their owners' rows, so that they don't block each other in a circle;
 * the writer of a single value waits for nothing while he holds something.
 */
final class PostgreSqlValueTableStore implements ValueTableStore {

  private static final String INPUT =
      """
      with stamp as (
        select ?::timestamptz as moment, ?::bigint as caller, ?::varchar as action, ?::bigint as about,
          ?::bigint as expected, ?::timestamptz as expected_since, ?::bigint as definitions),
      input as (
        select * from unnest(?::bigint[], ?::{key_type}[], ?::varchar[], ?::bytea[], ?::integer[], ?::timestamptz[])
          as i (owner, item, plain_text, ciphertext, key_id, expires_at)),
      owners as (
        select o.id from {owners} o
          where o.id in (select owner from input) and (select count(*) from input) > 1
          order by o.id for no key update),
      """;

  // Of two who write at the same moment, neither counts the other: some may be a little over.
  private static final String FITTING =
      """
      fitting as (
        select i.* from input i where (
          select count(*) < %d
              and coalesce(sum(coalesce(octet_length(v.plain_text), octet_length(v.ciphertext))), 0)
                + coalesce(octet_length(i.plain_text), octet_length(i.ciphertext), 0) <= %d
            from {table} v where v.{owner} = i.owner and v.{key} <> i.item{and namespace}
              and (v.expires_at is null or v.expires_at > (select moment from stamp)))
          or coalesce(octet_length(i.plain_text), octet_length(i.ciphertext), 0) <= (
            select coalesce(octet_length(v.plain_text), octet_length(v.ciphertext), 0)
            from {table} v where v.{owner} = i.owner and v.{key} = i.item{and namespace}
              and (v.expires_at is null or v.expires_at > (select moment from stamp)))),
      """;

  private static final String OUT_OF_ROOM =
      "(select count(*) from fitting) < (select count(*) from input)";

  private static final String UPSERT =
      """
      written as (
        insert into {table} as v ({owner}, {namespace,}{key}, plain_text, ciphertext, key_id, created_at,
            set_by, set_at, expires_at)
          select i.owner, {'namespace',}i.item, i.plain_text, i.ciphertext, i.key_id, s.moment, s.caller, s.moment, i.expires_at
          from {fitting} i cross join stamp s
          join metadata m on s.definitions is null or m.version = s.definitions
          where (select count(*) from owners) >= 0
          order by i.owner, i.item
        on conflict ({owner}, {namespace,}{key}) do update set
          plain_text = excluded.plain_text, ciphertext = excluded.ciphertext, key_id = excluded.key_id,
          created_at = case when v.expires_at <= excluded.set_at then excluded.created_at else v.created_at end,
          set_by = excluded.set_by, set_at = excluded.set_at, expires_at = excluded.expires_at,
          version = v.version + 1
        %s
        returning v.{owner}, v.{key}, v.version, v.created_at),
      """;

  private static final String LOCKED =
      """
      locked as (
        select v.{owner}, v.{key} from {table} v join input i on v.{owner} = i.owner and v.{key} = i.item
          where (v.expires_at is null or v.expires_at > (select moment from stamp)){and namespace}
            and (select count(*) from owners) >= 0
          order by v.{owner}, v.{key} for update of v),
      """;

  private static final String OF_LOCKED =
      """
          where v.{owner} = l.{owner} and v.{key} = l.{key}{and namespace}
            and (s.expected is null or v.version = s.expected and v.created_at = s.expected_since)
          returning v.{owner}, v.{key}, v.version, v.created_at),
      """;

  private static final String UPDATE =
      """
      written as (
        update {table} v set %s
            set_by = s.caller, set_at = s.moment, expires_at = i.expires_at, version = v.version + 1
          from locked l join {fitting} i on l.{owner} = i.owner and l.{key} = i.item cross join stamp s
          join metadata m on s.definitions is null or m.version = s.definitions
      """;

  private static final String TEXT =
      "plain_text = i.plain_text, ciphertext = i.ciphertext, key_id = i.key_id,";

  private static final String DELETE =
      """
      written as (
        delete from {table} v using locked l cross join stamp s
          join metadata m on s.definitions is null or m.version = s.definitions
      """;

  // A lock that foreign keys don't wait for.
  private static final String LOCK_OWNERS =
      "select id from {owners} where id = any(?) order by id for no key update";

  private static final String AUDIT =
      """
      audited as (
        insert into audit_event (happened_at, caller_id, action, user_id, {key})
          select s.moment, s.caller, s.action, coalesce(s.about, w.{owner}), w.{key} from written w cross join stamp s)
      select count(*), max(w.version), max(w.created_at), (select version from metadata where id = 1),
        {out of room} from written w
      """;

  private static final String INPUT_THAT_FITS = INPUT + "{fitting as}";
  private static final String SET = INPUT_THAT_FITS + UPSERT.formatted("") + AUDIT;
  private static final String CREATE =
      INPUT_THAT_FITS + UPSERT.formatted("where v.expires_at <= excluded.set_at") + AUDIT;
  private static final String REPLACE =
      INPUT_THAT_FITS + LOCKED + UPDATE.formatted(TEXT) + OF_LOCKED + AUDIT;
  private static final String MOVE_EXPIRY =
      anyway(INPUT + LOCKED + UPDATE.formatted("") + OF_LOCKED + AUDIT);
  private static final String REMOVE = anyway(INPUT + LOCKED + DELETE + OF_LOCKED + AUDIT);
  private static final int FIRST_AFTER_STAMP = 8;

  @Override
  public WriteCount write(
      Connection connection, ValueTable table, WriteMode mode, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    String template =
        switch (mode) {
          case CREATE -> CREATE;
          case SET -> SET;
          case UPDATE -> REPLACE;
        };
    return run(connection, table, template, table.set(), rows, stamp);
  }

  @Override
  public WriteCount setExpiry(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return run(connection, table, MOVE_EXPIRY, table.set(), rows, stamp);
  }

  @Override
  public WriteCount delete(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return run(connection, table, REMOVE, table.deleted(), rows, stamp);
  }

  @Override
  public Set<Long> lockOwners(Connection connection, ValueTable table, Collection<Long> owners)
      throws SQLException {
    return OwnerIds.of(connection, table.sql(LOCK_OWNERS), owners);
  }

  private static WriteCount run(
      Connection connection,
      ValueTable table,
      String template,
      Action action,
      List<ValueRow> rows,
      Stamp stamp)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(table.sql(within(table.room(), template)))) {
      bind(statement, stamp, action);
      bind(connection, statement, table, rows);
      return count(statement, stamp);
    }
  }

  private static String within(Optional<Room> room, String template) {
    return room.map(
            some ->
                template
                    .replace("{fitting as}", FITTING.formatted(some.names(), some.bytes()))
                    .replace("{fitting}", "fitting")
                    .replace("{out of room}", OUT_OF_ROOM))
        .orElseGet(() -> anyway(template));
  }

  /** Whether there is room or not. */
  private static String anyway(String template) {
    return template
        .replace("{fitting as}", "")
        .replace("{fitting}", "input")
        .replace("{out of room}", "false");
  }

  private static void bind(PreparedStatement statement, Stamp stamp, Action action)
      throws SQLException {
    statement.setString(1, stamp.now().toString());
    statement.setLong(2, stamp.by().value());
    statement.setString(3, action.stored());
    statement.setObject(4, stamp.about().map(UserId::value).orElse(null));
    statement.setObject(5, stamp.expected().map(Edition::version).orElse(null));
    statement.setString(6, stamp.expected().map(one -> one.createdAt().toString()).orElse(null));
    statement.setObject(7, stamp.definitions().orElse(null));
  }

  private static void bind(
      Connection connection, PreparedStatement statement, ValueTable table, List<ValueRow> rows)
      throws SQLException {
    int size = rows.size();
    Long[] owners = new Long[size];
    Object[] keys = new Object[size];
    String[] texts = new String[size];
    byte[][] ciphertexts = new byte[size][];
    Integer[] keyIds = new Integer[size];
    String[] expiries = new String[size];
    for (int i = 0; i < size; i++) {
      ValueRow row = rows.get(i);
      owners[i] = row.owner();
      keys[i] = row.key();
      texts[i] = row.text().plainText();
      ciphertexts[i] = row.text().ciphertext();
      keyIds[i] = row.text().keyId();
      expiries[i] = row.expiresAt().map(Object::toString).orElse(null);
    }
    statement.setArray(FIRST_AFTER_STAMP, connection.createArrayOf("bigint", owners));
    statement.setArray(FIRST_AFTER_STAMP + 1, connection.createArrayOf(table.keyType(), keys));
    statement.setArray(FIRST_AFTER_STAMP + 2, connection.createArrayOf("varchar", texts));
    statement.setArray(FIRST_AFTER_STAMP + 3, connection.createArrayOf("bytea", ciphertexts));
    statement.setArray(FIRST_AFTER_STAMP + 4, connection.createArrayOf("integer", keyIds));
    statement.setArray(FIRST_AFTER_STAMP + 5, connection.createArrayOf("timestamptz", expiries));
  }

  private static WriteCount count(PreparedStatement statement, Stamp stamp) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      int rows = row.getInt(1);
      long definitions = row.getLong(4);
      boolean current = stamp.definitions().map(version -> version == definitions).orElse(true);
      return new WriteCount(
          rows,
          rows == 1
              ? Optional.of(new Edition(row.getLong(2), row.getTimestamp(3).toInstant()))
              : Optional.empty(),
          current,
          !row.getBoolean(5));
    }
  }
}
