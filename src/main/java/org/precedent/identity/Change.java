package org.precedent.identity;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a partial update says of one field: nothing, or a new value, or that it shall have none.
 *
 * @param <T> the field's type
 */
public final class Change<T> {

  private static final Change<?> KEEP = new Change<>(false, null);

  private final boolean given;
  private final @Nullable T value;

  private Change(boolean given, @Nullable T value) {
    this.given = given;
    this.value = value;
  }

  /** The field stays as it is. */
  @SuppressWarnings("unchecked")
  public static <T> Change<T> keep() {
    return (Change<T>) KEEP;
  }

  /** The field gets the value, or none if it is null. */
  public static <T> Change<T> to(@Nullable T value) {
    return new Change<>(true, value);
  }

  /** Whether the update names the field at all. */
  public boolean given() {
    return given;
  }

  /** The new value; empty if the field is to have none, or stays as it is. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * The new value if there is one, else {@code current}: for fields that can't be without a value.
   */
  public T orKeep(T current) {
    return value == null ? current : value;
  }

  /** The field's content after the update. */
  public Optional<T> appliedTo(Optional<T> current) {
    return given ? value() : current;
  }

  /** The same change, of the mapped value. */
  public <R> Change<R> map(Function<T, R> mapping) {
    return given ? Change.to(value == null ? null : mapping.apply(value)) : keep();
  }
}
