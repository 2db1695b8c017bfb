package org.precedent.console;

import org.precedent.console.imports.ValueImport;

/**
 * An import as pages show it.
 *
 * @param caller what to call who began it
 * @param tone how its phase looks: good, bad, warn, or empty
 */
public record ImportRow(ValueImport state, String caller, String tone) {

  static ImportRow of(ValueImport state, String caller) {
    String tone =
        switch (state.phase()) {
          case DONE -> "good";
          case REFUSED, FAILED -> "bad";
          case INTERRUPTED -> "warn";
          case WAITING, CHECKING, WRITING -> "";
        };
    return new ImportRow(state, caller, tone);
  }

  /** The address of its page. */
  public String address() {
    return Addresses.ROOT + "/import?id=" + state.id();
  }
}
