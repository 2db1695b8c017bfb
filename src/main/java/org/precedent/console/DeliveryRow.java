package org.precedent.console;

import org.precedent.release.delivery.Delivery;

/**
 * A delivery as the list shows it.
 *
 * @param caller what to call who asked for it; so the user
 * @param status the key of a text
 * @param tone how the status looks: good, bad, warn, or empty
 * @param why in the language of the page; empty if there is nothing to explain
 */
public record DeliveryRow(
    Delivery delivery, String caller, String user, String status, String tone, String why) {

  /** Where it went, as far as the URL was one. */
  public String destination() {
    return delivery.origin().orElse("") + delivery.path().orElse("");
  }

  /** The status of the destination's answer, or nothing. */
  public String answer() {
    return delivery.statusCode().map(String::valueOf).orElse("");
  }

  /** How many milliseconds it took, or nothing. */
  public String milliseconds() {
    return delivery.duration().map(took -> took.toMillis() + " ms").orElse("");
  }
}
