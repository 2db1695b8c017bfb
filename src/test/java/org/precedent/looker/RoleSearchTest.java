package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;
import org.precedent.identity.Role;

class RoleSearchTest {

  private final RoleSearch search = new RoleSearch();

  private List<Role> found(Sort... sorts) {
    return search.found(List.of(sorts), Page.FIRST);
  }

  @Test
  void finds_by_name_and_id() {
    search.name = "adm%";
    assertThat(found()).containsExactly(Role.ADMIN);
    search.id = "3";
    assertThat(found()).isEmpty();
    search.filterOr = "true";
    assertThat(found()).containsExactly(Role.ADMIN, Role.USER);
  }

  @Test
  void finds_by_sets_and_origin() {
    search.permissionSetIds = "2";
    search.modelSetIds = "1,9";
    search.builtIn = "true";
    assertThat(found()).containsExactly(Role.ADMIN);
    search.builtIn = "false";
    assertThat(found()).isEmpty();
  }

  @Test
  void is_sorted_and_paged() {
    assertThat(found(new Sort("name", true))).containsExactly(Role.USER, Role.ADMIN);
    assertThat(search.found(List.of(), new Page(1, 1))).containsExactly(Role.USER);
  }
}
