package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.precedent.identity.DirectoryId;

/**
 * Lists what a directory has, and compares it with what is mirrored. Who moved is noted at once,
 * all else is left to the caller. Thread-safe.
 */
@ApplicationScoped
public class Surveyor {

  static final int MAX_UNKNOWN = 500;

  private static final int BATCH = 2_000;
  private static final int PAGE = 50_000;

  private static final String KNOWN =
      """
      select id from %s where directory = ? and vanished_at is null and id > ? order by id limit ?
      """;

  private static final String SELECT =
      """
      select directory_id, id, dn, dn_key, vanished_at is not null
        from %s where directory = ? and directory_id = any(?)
      """;

  private static final String MOVE = "update %s set dn = ?, dn_key = ? where id = ?";

  @Inject MirrorTransactions transactions;
  @Inject ProgressBoard board;

  private record Known(long id, String dn, String dnKey, boolean vanished) {}

  private record Move(long id, EntryPlace place, boolean elsewhere) {}

  private record Comparison(List<Long> there, List<Move> moved, List<EntryPlace> unknown) {}

  /**
   * Compares all of one kind.
   *
   * @throws DirectoryUnavailableException if not everything could be listed; nothing is lost then
   */
  Survey survey(Directory directory, EntryKind kind) {
    IdSet missing = known(directory.name(), kind);
    Tally tally = new Tally(missing);
    Progress progress = board.begin(directory.name(), kind.listing(), tally.known);
    Batch<EntryPlace> batch =
        new Batch<>(
            BATCH,
            place -> 1,
            places -> {
              compare(directory.name(), kind, places, tally);
              progress.add(places.size());
            });
    Consumer<EntryPlace> listing =
        place -> {
          tally.seen++;
          if (kind == EntryKind.GROUPS) {
            tally.places.put(place.key(), place.id());
          }
          batch.accept(place);
        };
    if (kind == EntryKind.PEOPLE) {
      directory.listPeople(listing);
    } else {
      directory.listGroups(listing);
    }
    batch.finish();
    return new Survey(
        kind,
        tally.seen,
        tally.known,
        missing.toList(),
        tally.unknown,
        tally.someUnknown,
        tally.places);
  }

  // Before the listing: who is added meanwhile has not vanished.
  private IdSet known(String directory, EntryKind kind) {
    IdSet known = new IdSet();
    String sql = KNOWN.formatted(kind.table());
    List<Long> page = List.of();
    do {
      long last = page.isEmpty() ? 0 : page.get(page.size() - 1);
      page =
          transactions.read(
              statements -> statements.rows(sql, row -> row.getLong(1), directory, last, PAGE));
      page.forEach(known::add);
    } while (page.size() == PAGE);
    return known;
  }

  private void compare(String directory, EntryKind kind, List<EntryPlace> places, Tally tally) {
    Comparison comparison =
        transactions.read(statements -> compare(statements, directory, kind, places));
    comparison.there.forEach(tally.missing::remove);
    comparison.unknown.forEach(tally::unknown);
    if (!comparison.moved.isEmpty()) {
      move(directory, kind, comparison.moved);
    }
  }

  private static Comparison compare(
      Statements statements, String directory, EntryKind kind, List<EntryPlace> places)
      throws SQLException {
    Map<String, EntryPlace> byId = new LinkedHashMap<>();
    places.forEach(place -> byId.put(place.id().value(), place));
    Map<String, Known> known = new HashMap<>();
    statements.rows(
        SELECT.formatted(kind.table()),
        row ->
            known.put(
                row.getString(1),
                new Known(
                    row.getLong(2),
                    String.valueOf(row.getString(3)),
                    String.valueOf(row.getString(4)),
                    row.getBoolean(5))),
        directory,
        Statements.texts(byId.keySet()));
    Comparison comparison = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    byId.values().forEach(place -> compare(place, known, comparison));
    return comparison;
  }

  private static void compare(EntryPlace place, Map<String, Known> known, Comparison comparison) {
    Known row = known.get(place.id().value());
    if (row == null || row.vanished) {
      comparison.unknown.add(place);
      return;
    }
    comparison.there.add(row.id);
    boolean elsewhere = !row.dnKey.equals(place.key().value());
    if ((elsewhere || !row.dn.equals(place.dn())) && PersonFacts.placeProblem(place).isEmpty()) {
      comparison.moved.add(new Move(row.id, place, elsewhere));
    }
  }

  private void move(String directory, EntryKind kind, List<Move> moves) {
    List<Object[]> rows = new ArrayList<>();
    for (Move move : moves) {
      rows.add(new Object[] {move.place.dn(), move.place.key().value(), move.id});
    }
    transactions.change(
        statements -> {
          statements.batch(MOVE.formatted(kind.table()), rows);
          if (moves.stream().anyMatch(Move::elsewhere)) {
            MirrorStates.forgetGroups(statements, directory);
          }
        });
  }

  /** What a listing has come to so far. */
  private static final class Tally {

    private final IdSet missing;
    private final long known;
    private final List<DirectoryId> someUnknown = new ArrayList<>();
    private final Map<DnKey, DirectoryId> places = new HashMap<>();
    private long seen;
    private long unknown;

    Tally(IdSet missing) {
      this.missing = missing;
      this.known = missing.size();
    }

    void unknown(EntryPlace place) {
      unknown++;
      if (someUnknown.size() < MAX_UNKNOWN) {
        someUnknown.add(place.id());
      }
    }
  }
}
