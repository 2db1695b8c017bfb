package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.reach.CountingTooLongException;
import org.precedent.attribute.reach.KnownReaches;
import org.precedent.identity.NotFoundException;

/**
 * Whom the values of an attribute reach: a part of its page that is asked for by itself, since with
 * many users it takes a while.
 */
@Named
@RequestScoped
public class SpreadPage {

  @Inject KnownReaches reaches;
  @Inject Me me;

  private String id = "";
  private @Nullable Spread spread;

  /** Counts. */
  public void load() {
    me.requireAdministrator();
    DefinitionId wanted =
        DefinitionId.parse(id).orElseThrow(() -> new NotFoundException("definition"));
    try {
      spread = Spread.of(reaches.of(me.caller(), wanted), Texts.locale());
    } catch (CountingTooLongException tooLong) {
      spread = null;
    }
  }

  /** Whom the values reach; null if counting took too long. */
  public @Nullable Spread getSpread() {
    return spread;
  }

  /** The attribute's id. */
  public String getId() {
    return id;
  }

  /** The attribute's id. */
  public void setId(@Nullable String wanted) {
    id = wanted == null ? "" : wanted;
  }
}
