package org.precedent.release.delivery;

import java.util.stream.Stream;
import org.precedent.release.RefusalReason;

/**
 * Why a delivery is refused or fails. Never holds a value.
 *
 * @param code for programs, stable
 * @param message for people, a clause in English
 */
public record Reason(String code, String message) {

  /** What is wrong with the URL. */
  static Reason of(RefusalReason reason) {
    return new Reason(reason.code(), reason.message());
  }

  /** What is wrong beyond the URL. */
  public static Reason of(DeliveryReason reason) {
    return new Reason(reason.code(), reason.message());
  }

  /** The reason of a stored code. */
  static Reason ofCode(String code) {
    return Stream.concat(
            Stream.of(DeliveryReason.values()).map(Reason::of),
            Stream.of(RefusalReason.values()).map(Reason::of))
        .filter(reason -> reason.code.equals(code))
        .findFirst()
        .orElseGet(() -> new Reason(code, code));
  }
}
