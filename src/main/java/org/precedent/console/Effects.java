package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.Source;
import org.precedent.attribute.reach.CountingTooLongException;
import org.precedent.attribute.reach.KnownReaches;
import org.precedent.attribute.reach.Reach;
import org.precedent.identity.Caller;

/**
 * What creating or changing an attribute does to values that are there, counted before it happens.
 * Thread-safe.
 */
@ApplicationScoped
public class Effects {

  @Inject Definitions definitions;
  @Inject KnownReaches reaches;

  /**
   * Each effect as a sentence; none if nothing of what users have would change for good.
   *
   * @param before the attribute as it is; empty for a new one
   */
  List<String> of(Caller caller, Optional<Definition> before, Intent intent, Locale locale) {
    List<String> effects = new ArrayList<>();
    if (!before.map(one -> one.name().text()).equals(Optional.of(intent.name()))) {
      long free = definitions.countUnmanaged(caller, intent.name());
      if (free > 0) {
        effects.add(Texts.in(locale, "effect.name", free));
      }
    }
    before
        .filter(one -> intent.touchesValues(one))
        .ifPresent(one -> effects.addAll(onValues(caller, one, intent, locale)));
    return effects;
  }

  private List<String> onValues(Caller caller, Definition before, Intent intent, Locale locale) {
    try {
      return told(before, intent, reaches.of(caller, before.id()), locale);
    } catch (CountingTooLongException tooLong) {
      return List.of(Texts.in(locale, "effect.uncounted"));
    }
  }

  /** The effects on values of which somebody has counted whom they reach. */
  static List<String> told(Definition before, Intent intent, Reach reach, Locale locale) {
    List<String> effects = new ArrayList<>();
    Consequences stored = Consequences.of(reach);
    if (intent.hides(before)) {
      effects.add(Texts.in(locale, "effect.hidden", stored.own(), stored.groups()));
    }
    if (intent.retypes(before) && stored.own() + stored.groups() > 0) {
      effects.add(Texts.in(locale, "effect.type", stored.own(), stored.groups()));
    }
    long fallback = fallback(reach);
    if (intent.changesDefault(before) && fallback > 0) {
      effects.add(Texts.in(locale, "effect.default", fallback));
    }
    return effects;
  }

  private static long fallback(Reach reach) {
    return reach.sources().stream()
        .filter(
            count ->
                count.source() instanceof Source.Default || count.source() instanceof Source.None)
        .mapToLong(count -> count.users())
        .sum();
  }
}
