package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.PersonFacts;

/**
 * Lists what a directory has, and compares it with what is mirrored, which stays as it is until the
 * caller says otherwise. Thread-safe.
 */
@ApplicationScoped
public class Surveyor {

  private static final Logger LOG = Logger.getLogger(Surveyor.class.getName());
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
  @Inject UnusableEntries unusable;

  private record Known(long id, String dn, String dnKey, boolean vanished) {}

  /**
   * Compares all of one kind.
   *
   * @throws DirectoryUnavailableException if not everything could be listed; nothing is lost then
   */
  Survey survey(Directory directory, EntryKind kind) {
    Tally tally = new Tally(kind, known(directory.name(), kind));
    Progress progress = board.begin(directory.name(), kind.listing(), tally.known());
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
          tally.see(place);
          batch.accept(place);
        };
    long withoutIdentity =
        kind == EntryKind.PEOPLE ? directory.listPeople(listing) : directory.listGroups(listing);
    batch.finish();
    unusable.retain(kind, tally.unusable());
    Survey survey = tally.survey(withoutIdentity);
    tellOfSharedIdentities(directory, survey);
    return survey;
  }

  private static void tellOfSharedIdentities(Directory directory, Survey survey) {
    if (!survey.shared().isEmpty()) {
      LOG.log(
          Level.WARNING,
          "Directory {0}: {1} values of {2} are those of several {3} each, who are left out: they"
              + " stay as they were mirrored, or unknown, and can''t log in. It must be an attribute"
              + " of which no two entries ever have the same value: PRECEDENT_LDAP_ID_ATTRIBUTE.",
          new Object[] {
            directory.name(),
            Long.toString(survey.shared().size()),
            directory.idAttribute(),
            survey.kind().title()
          });
    }
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
    Map<String, Known> known =
        transactions.read(statements -> mirrored(statements, directory, kind, places));
    for (EntryPlace place : places) {
      boolean useless = unusable.contains(kind, place.id());
      if (useless) {
        tally.unusable(place.id());
      }
      Known row = known.get(place.id().value());
      if (row != null && !row.vanished) {
        compare(place, row, tally);
      } else if (!useless) {
        tally.unknown(place);
      }
    }
  }

  private static void compare(EntryPlace place, Known row, Tally tally) {
    tally.there(row.id);
    boolean elsewhere = !row.dnKey.equals(place.key().value());
    if ((elsewhere || !row.dn.equals(place.dn())) && PersonFacts.placeProblem(place).isEmpty()) {
      tally.moved(new Move(row.id, place, elsewhere));
    }
  }

  private static Map<String, Known> mirrored(
      Statements statements, String directory, EntryKind kind, List<EntryPlace> places)
      throws SQLException {
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
        Statements.texts(places.stream().map(place -> place.id().value()).toList()));
    return known;
  }

  /** Notes where those are now who moved. */
  void move(String directory, Survey survey) {
    Batch<Move> batch =
        new Batch<>(BATCH, move -> 1, moves -> move(directory, survey.kind(), moves));
    survey.news().moved().forEach(batch);
    batch.finish();
  }

  private void move(String directory, EntryKind kind, List<Move> moves) {
    List<Object[]> rows = new ArrayList<>();
    for (Move move : moves) {
      rows.add(new Object[] {move.place().dn(), move.place().key().value(), move.id()});
    }
    transactions.change(
        statements -> {
          statements.batch(MOVE.formatted(kind.table()), List.copyOf(rows));
          if (moves.stream().anyMatch(Move::elsewhere)) {
            MirrorStates.forgetGroups(statements, directory);
          }
        });
  }
}
