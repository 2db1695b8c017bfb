package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

abstract class UserFinderContract extends DirectoryKit {

  private final UserFinder finder;

  UserFinderContract(Database database) {
    super(database);
    finder = beans.get(UserFinder.class);
  }

  private List<String> found(String text) {
    return store.in(() -> finder.find(admin, text, Optional.empty(), 50)).users().stream()
        .map(FoundUser::name)
        .toList();
  }

  @Test
  void names_are_found_by_how_they_begin_without_regard_to_case() {
    user("Grace", "Hopper");
    user("Alan", "Turing");

    assertThat(found("gr")).containsExactly("Grace Hopper");
    assertThat(found("HOP")).containsExactly("Grace Hopper");
    assertThat(found("ing")).isEmpty();
  }

  @Test
  void first_and_last_name_are_found_together_in_either_order() {
    user("Grace", "Hopper");
    user("Grace", "Kelly");

    assertThat(found("grace ho")).containsExactly("Grace Hopper");
    assertThat(found("kel gr")).containsExactly("Grace Kelly");
  }

  @Test
  void wildcards_quotes_and_strange_characters_stand_for_themselves() {
    user("100%", "O'Neill_x");
    user("Zoë", "😀");

    assertThat(found("100%")).hasSize(1);
    assertThat(found("%")).isEmpty();
    assertThat(found("o'neill_")).hasSize(1);
    assertThat(found("o'neillx")).isEmpty();
    assertThat(found("zoë")).hasSize(1);
    assertThat(found("😀")).hasSize(1);
    assertThat(found("\0")).isEmpty();
  }

  @Test
  void local_accounts_are_found_by_user_name_and_address_and_everybody_by_id() {
    UserId grace = user("Grace", "Hopper");
    UserId alan = user("Alan", "Turing");
    account(grace, "Ghost.Écrit");
    email(alan, "Alan@Example.com");

    assertThat(found("ghost")).containsExactly("Grace Hopper");
    assertThat(found("GHOST.ÉC")).containsExactly("Grace Hopper");
    assertThat(found("host")).isEmpty();
    assertThat(found("alan@example.COM")).containsExactly("Alan Turing");
    assertThat(found(grace.toString())).containsExactly("Grace Hopper");
    assertThat(in(() -> finder.find(admin, "ghost", Optional.empty(), 1)).users())
        .extracting(FoundUser::loginName)
        .containsExactly(Optional.of("Ghost.Écrit"));
    assertThat(in(() -> finder.find(admin, "alan", Optional.empty(), 1)).users())
        .extracting(FoundUser::email)
        .containsExactly("Alan@Example.com");
  }

  @Test
  void local_accounts_come_page_by_page_too() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      account(user("U", "Nix" + i), "paged" + i);
    }
    Optional<FoundUsers.Place> place = Optional.empty();
    do {
      Optional<FoundUsers.Place> from = place;
      FoundUsers page = in(() -> finder.find(admin, "paged", from, 2));
      page.users().forEach(user -> names.add(user.lastName()));
      place = page.next();
    } while (place.isPresent());

    assertThat(names).containsExactly("Nix0", "Nix1", "Nix2", "Nix3", "Nix4");
  }

  private void account(UserId user, String name) {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into local_account (user_id, username, username_key, sign_up_status, sign_up_at,
                    approval_status, approval_at)
                  values (?1, ?2, ?3, 'final', ?4, 'approved', ?4)
                """,
                user.value(),
                name,
                name.toLowerCase(Locale.ROOT),
                beans.clock().instant()));
  }

  @Test
  void without_a_text_everybody_is_there_page_by_page_once() {
    assertPages("", 7);
  }

  @Test
  void pages_of_what_matches_follow_each_other_in_alphabetical_order() {
    List<String> names = assertPages("same", 7);

    assertThat(names).isSorted();
  }

  private List<String> assertPages(String text, int users) {
    for (int i = 0; i < users; i++) {
      user("Same", "Person" + i % 3);
    }
    List<UserId> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Optional<FoundUsers.Place> place = Optional.empty();
    do {
      Optional<FoundUsers.Place> from = place;
      FoundUsers page = store.in(() -> finder.find(admin, text, from, 2));
      page.users().forEach(user -> ids.add(user.id()));
      page.users().forEach(user -> names.add(user.firstName()));
      place = page.next();
    } while (place.isPresent());
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(names.stream().filter("Same"::equals)).hasSize(users);
    return names;
  }

  @Test
  void only_administrators_search() {
    UserId user = user("Grace", "Hopper");

    assertThatThrownBy(() -> in(() -> finder.find(caller(user), "g", Optional.empty(), 10)))
        .isInstanceOf(AccessDeniedException.class);
  }
}
