package org.precedent.directory.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.identity.DirectoryId;

class UnusableEntriesTest {

  private static final DirectoryId GONE = new DirectoryId("d", "gone");
  private static final DirectoryId THERE = new DirectoryId("d", "there");

  private final UnusableEntries entries = new UnusableEntries();

  @Test
  void what_a_listing_does_not_name_is_forgotten() {
    entries.add(EntryKind.PEOPLE, GONE);
    entries.add(EntryKind.PEOPLE, THERE);
    entries.add(EntryKind.GROUPS, GONE);

    entries.retain(EntryKind.PEOPLE, List.of(THERE, THERE));

    assertThat(entries.contains(EntryKind.PEOPLE, GONE)).isFalse();
    assertThat(entries.contains(EntryKind.PEOPLE, THERE)).isTrue();
    assertThat(entries.count()).isEqualTo(2);
  }

  @Test
  void a_listing_is_gone_through_once() {
    List<DirectoryId> many = List.of(GONE, THERE, new DirectoryId("d", "another"));
    many.forEach(id -> entries.add(EntryKind.PEOPLE, id));
    Listing listing = new Listing(many);

    entries.retain(EntryKind.PEOPLE, listing);

    assertThat(entries.count()).isEqualTo(3);
    assertThat(listing.begun).isOne();
  }

  /** Counts how often somebody begins to go through it. */
  private static final class Listing extends AbstractCollection<DirectoryId> {

    private final List<DirectoryId> ids;
    private int begun;

    Listing(List<DirectoryId> ids) {
      this.ids = ids;
    }

    @Override
    public Iterator<DirectoryId> iterator() {
      begun++;
      return ids.iterator();
    }

    @Override
    public int size() {
      return ids.size();
    }
  }
}
