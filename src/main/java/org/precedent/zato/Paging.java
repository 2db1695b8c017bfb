package org.precedent.zato;

import java.math.BigDecimal;
import org.precedent.platform.json.ObjectText;

/**
 * Which part of a list is asked for.
 *
 * @param paginate whether the list comes in pages; else as much of it as one answer may hold
 * @param page from 1
 * @param size rows of a page
 */
record Paging(boolean paginate, int page, int size) {

  private static final int DEFAULT_SIZE = 50;
  private static final int MAX_SIZE = 1000;
  private static final int MAX_PAGE = 1_000_000;
  private static final int MAX_WITHOUT_PAGES = 10_000;

  static Paging of(Input input) {
    return new Paging(
        input.flag("paginate").orElse(true),
        whole(input, "cur_page", 1, MAX_PAGE),
        whole(input, "page_size", DEFAULT_SIZE, MAX_SIZE));
  }

  int limit() {
    return paginate ? size : MAX_WITHOUT_PAGES;
  }

  int offset() {
    return paginate ? (page - 1) * size : 0;
  }

  /** Says where the page stands among all rows. */
  ObjectText write(ObjectText into, long total) {
    into.put("total", total);
    if (!paginate) {
      return into;
    }
    long pages = Math.max(1, (total + size - 1) / size);
    boolean next = page < pages;
    boolean previous = page > 1;
    into.put("num_pages", pages)
        .put("page_size", size)
        .put("cur_page", page)
        .put("has_next_page", next)
        .put("has_prev_page", previous);
    if (next) {
      into.put("next_page", page + 1L);
    }
    return previous ? into.put("prev_page", page - 1L) : into;
  }

  private static int whole(Input input, String field, int fallback, int max) {
    BigDecimal number = input.number(field).orElse(BigDecimal.valueOf(fallback));
    boolean allowed =
        number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.ONE) >= 0
            && number.compareTo(BigDecimal.valueOf(max)) <= 0;
    if (!allowed) {
      throw RefusedException.invalid(field + " must be a whole number from 1 to " + max + ".");
    }
    return number.intValueExact();
  }
}
