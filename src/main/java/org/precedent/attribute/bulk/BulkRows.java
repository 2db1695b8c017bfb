package org.precedent.attribute.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.Precedence;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;
import org.precedent.attribute.UserFacts;
import org.precedent.identity.UserId;

/** Turns rows of {@link BulkSql} into effective values. For one thread. */
final class BulkRows {

  private static final Source USER = new Source.User();
  private static final Source DIRECTORY = new Source.Directory();

  private final Definition definition;
  private final BulkLevels levels;
  private final BulkQuery query;

  BulkRows(Definition definition, BulkLevels levels, BulkQuery query) {
    this.definition = definition;
    this.levels = levels;
    this.query = query;
  }

  /** Gives the rows that the query means to the sink, and says how many. */
  long write(ResultSet row, BulkSink sink) throws SQLException {
    long limit = query.limit().orElse(Long.MAX_VALUE);
    long written = 0;
    while (written < limit && row.next()) {
      UserId user = new UserId(row.getLong(1));
      Level level = level(user, row);
      if (matches(level)) {
        give(sink, user, level);
        written++;
      }
    }
    return written;
  }

  private static void give(BulkSink sink, UserId user, Level level) {
    try {
      sink.row(user, level);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private Level level(UserId user, ResultSet row) throws SQLException {
    if (definition.computed().isPresent()) {
      String text = definition.computed().get().of(UserFacts.of(user, row, 2));
      return Precedence.computed(definition, text).effective();
    }
    if (row.getLong(2) != 0) {
      return new Level(USER, content(row, 3));
    }
    if (row.getLong(4) != 0) {
      return new Level(DIRECTORY, content(row, 5));
    }
    return levels.of((Object[]) row.getArray(6).getArray());
  }

  private Content content(ResultSet row, int column) throws SQLException {
    return definition.hidden() ? Content.HIDDEN : Content.stored(row.getString(column));
  }

  private boolean matches(Level level) {
    if (query.source().isPresent() && query.source().get() != SourceKind.of(level.source())) {
      return false;
    }
    return query.value().isEmpty() || level.content().text().equals(query.value());
  }
}
