package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;

class ListQueryTest {

  private final ListQuery query = new ListQuery();

  @Test
  void without_parameters_it_is_the_longest_first_page_unsorted() {
    assertThat(query.page()).isEqualTo(Page.FIRST);
    assertThat(query.sorts()).isEmpty();
    assertThat(query.fields().includes("anything")).isTrue();
  }

  @Test
  void limit_and_offset_come_before_page_and_per_page() {
    query.limit = "5";
    query.page = "3";
    query.perPage = "10";
    assertThat(query.page()).isEqualTo(new Page(5, 0));
  }

  @Test
  void pages_count_from_one() {
    query.page = "3";
    query.perPage = "10";
    assertThat(query.page()).isEqualTo(new Page(10, 20));
    query.page = "0";
    assertThat(query.page()).isEqualTo(new Page(10, 0));
  }

  @Test
  void nothing_is_longer_than_the_longest_page() {
    query.limit = "999999999";
    assertThat(query.page().limit()).isEqualTo(Page.MAX_LIMIT);
    query.limit = null;
    query.perPage = "999999999";
    query.page = "999999999";
    assertThat(query.page()).isEqualTo(new Page(Page.MAX_LIMIT, Integer.MAX_VALUE));
  }

  @Test
  void what_is_no_number_is_refused() {
    query.limit = "-1";
    assertThatThrownBy(query::page).isInstanceOf(MalformedRequestException.class);
    query.limit = "1e3";
    assertThatThrownBy(query::page).isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void sorts_may_be_descending() {
    query.sorts = "last_name desc, id,Email:DESC,x asc";
    assertThat(query.sorts())
        .containsExactly(
            new Sort("last_name", true),
            new Sort("id", false),
            new Sort("email", true),
            new Sort("x", false));
  }
}
