package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.directory.TextMatch;
import org.precedent.directory.UserCriterion;
import org.precedent.directory.UserCriterion.Always;
import org.precedent.directory.UserCriterion.Field;
import org.precedent.identity.Role;

class UserSearchTest {

  private final UserSearch search = new UserSearch();

  @Test
  void blank_parameters_ask_nothing() {
    search.firstName = "";
    search.id = " ";
    search.disabled = "";
    assertThat(search.criteria()).isEmpty();
  }

  @Test
  void texts_ids_and_flags_become_criteria() {
    search.firstName = "G%";
    search.id = "\"1,2,x\"";
    search.groupId = "7";
    search.disabled = "true";
    search.canManageCredentials = "false";
    assertThat(search.criteria())
        .containsExactlyInAnyOrder(
            new UserCriterion.Matches(Field.FIRST_NAME, new TextMatch.Like("G%")),
            new UserCriterion.IdIn(List.of(1L, 2L)),
            new UserCriterion.InGroup(List.of(7L)),
            new UserCriterion.Disabled(true),
            new UserCriterion.Holds(Role.ADMIN, false));
  }

  @Test
  void every_user_has_an_id() {
    search.id = "IS NULL";
    assertThat(search.criteria()).containsExactly(new Always(false));
    search.id = "not null";
    assertThat(search.criteria()).containsExactly(new Always(true));
  }

  @Test
  void what_has_no_counterpart_is_nobody() {
    search.employee = "true";
    search.embedUser = "false";
    search.contentMetadataId = "1";
    assertThat(search.criteria())
        .containsExactlyInAnyOrder(new Always(false), new Always(true), new Always(false));
  }

  @Test
  void flags_are_true_or_false() {
    search.disabled = "perhaps";
    assertThatThrownBy(search::criteria).isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void a_pattern_has_few_wildcards() {
    search.firstName = "%a%b%c%";
    assertThat(search.criteria()).hasSize(1);
    search.firstName = "%a%b%c%d%";
    assertThatThrownBy(search::criteria)
        .isInstanceOf(MalformedRequestException.class)
        .hasMessageContaining("4");
    search.firstName = "%%%%%a\\%\\%\\%";
    assertThat(search.criteria()).hasSize(1);
  }
}
