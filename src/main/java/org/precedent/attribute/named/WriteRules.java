package org.precedent.attribute.named;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.precedent.attribute.StaleDefinitionsException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/** What holds for writes of many values at once. Pure. */
final class WriteRules {

  /** In values. */
  static final int MAX_ITEMS = 10_000;

  private WriteRules() {}

  /**
   * @throws InvalidException if there are more items than one call may have
   */
  static void requireFew(Collection<?> items) {
    if (items.size() > MAX_ITEMS) {
      throw new InvalidException(
          Problem.invalid("data", "One call may have at most " + MAX_ITEMS + " items."));
    }
  }

  /**
   * One item of each key: the last one.
   *
   * @throws ValueExistsException if the mode is {@link WriteMode#CREATE} and a key comes twice
   */
  static <T> List<T> distinct(WriteMode mode, Collection<T> items, Function<T, Object> key) {
    requireFew(items);
    Map<Object, T> distinct = new LinkedHashMap<>();
    items.forEach(item -> distinct.put(key.apply(item), item));
    if (mode == WriteMode.CREATE && distinct.size() < items.size()) {
      throw new ValueExistsException();
    }
    return List.copyOf(distinct.values());
  }

  /**
   * @param mode what was asked of what was there
   * @param asked how many values were to be written
   * @throws StaleDefinitionsException if the definitions have changed meanwhile
   * @throws ValueExistsException if one was to be created that is there
   * @throws NoSuchValueException if one was to be changed that is not there
   */
  static void requireAll(WriteMode mode, int asked, WriteCount count) {
    if (!count.current()) {
      throw new StaleDefinitionsException();
    }
    if (count.rows() < asked) {
      throw mode == WriteMode.CREATE ? new ValueExistsException() : new NoSuchValueException();
    }
  }
}
