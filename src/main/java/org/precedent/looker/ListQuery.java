package org.precedent.looker;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;

/**
 * The parameters of lists: which members, in which order, which part. Unknown fields to sort by are
 * ignored; {@code page} and {@code per_page} are for old clients.
 */
public class ListQuery {

  @QueryParam("fields")
  @Nullable String fields;

  @QueryParam("sorts")
  @Nullable String sorts;

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("offset")
  @Nullable String offset;

  @QueryParam("page")
  @Nullable String page;

  @QueryParam("per_page")
  @Nullable String perPage;

  /** Which members. */
  FieldSelection fields() {
    return FieldSelection.parse(fields);
  }

  /** In which order: {@code last_name desc, id}. */
  List<Sort> sorts() {
    return ListParameters.texts(sorts).stream().map(ListQuery::sort).toList();
  }

  /**
   * Which part.
   *
   * @throws MalformedRequestException if a parameter is no number
   */
  Page page() {
    Optional<Integer> rows = ListParameters.number("limit", limit);
    Optional<Integer> skipped = ListParameters.number("offset", offset);
    Optional<Integer> number = ListParameters.number("page", page);
    Optional<Integer> perNumber = ListParameters.number("per_page", perPage);
    if (rows.isPresent() || skipped.isPresent()) {
      return new Page(rows.orElse(Page.MAX_LIMIT), skipped.orElse(0));
    }
    int size = Math.min(perNumber.orElse(Page.MAX_LIMIT), Page.MAX_LIMIT);
    long before = (long) size * Math.max(0, number.orElse(1) - 1);
    return new Page(size, (int) Math.min(before, Integer.MAX_VALUE));
  }

  private static Sort sort(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[\\s:]+", -1);
    return new Sort(words[0], words.length > 1 && words[1].equals("desc"));
  }
}
