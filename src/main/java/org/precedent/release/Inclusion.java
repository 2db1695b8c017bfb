package org.precedent.release;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides whether patterns together admit all that another pattern admits. A pattern is a product
 * of languages: host, path, query. It is covered if for every host of it, the patterns that match
 * that host cover every path, and so on; which patterns match the same texts is read off their
 * automata. Exact over all texts, hence never wrong in saying yes over all URLs. Not thread-safe.
 */
final class Inclusion {
  /** The most steps of automata for one list; beyond that, the answer is no. */
  static final long MAX_WORK = 5_000_000;

  private static final int DIMENSIONS = 3;

  private final List<DestinationPattern> outer;
  private final Budget budget = new Budget(MAX_WORK);

  Inclusion(List<DestinationPattern> outer) {
    this.outer = outer;
  }

  boolean covers(DestinationPattern inner) {
    if (outer.contains(inner)) {
      return true;
    }
    List<List<Glob>> candidates =
        outer.stream()
            .filter(inner::sharesSchemeAndPort)
            .map(DestinationPattern::dimensions)
            .toList();
    List<Glob> globs = inner.dimensions();
    return candidates.stream().anyMatch(one -> covers(globs, List.of(one), 0))
        || (candidates.size() > 1 && covers(globs, candidates, 0));
  }

  private boolean covers(List<Glob> inner, List<List<Glob>> candidates, int dimension) {
    if (candidates.isEmpty()) {
      return false;
    }
    if (dimension == DIMENSIONS) {
      return true;
    }
    List<Glob> globs = candidates.stream().map(globsOf -> globsOf.get(dimension)).toList();
    for (BitSet accepting : sets(inner.get(dimension), globs)) {
      List<List<Glob>> chosen = accepting.stream().mapToObj(candidates::get).toList();
      if (!covers(inner, chosen, dimension + 1)) {
        return false;
      }
    }
    return true;
  }

  private Set<BitSet> sets(Glob inner, List<Glob> globs) {
    if (inner.isLiteral()) {
      BitSet matching = new BitSet();
      IntStream.range(0, globs.size())
          .filter(i -> globs.get(i).matches(inner.first()))
          .forEach(matching::set);
      return Set.of(matching);
    }
    String alphabet = alphabet(inner, globs);
    Map<Glob, GlobAutomaton> known = new HashMap<>();
    List<GlobAutomaton> automata = new ArrayList<>();
    automata.add(new GlobAutomaton(inner, alphabet));
    globs.forEach(
        glob -> automata.add(known.computeIfAbsent(glob, g -> new GlobAutomaton(g, alphabet))));
    return new Cover(automata, alphabet.length(), budget).smallestSets();
  }

  private static String alphabet(Glob inner, List<Glob> globs) {
    Set<Integer> characters = new HashSet<>();
    inner.parts().forEach(part -> part.chars().forEach(characters::add));
    globs.forEach(glob -> glob.parts().forEach(part -> part.chars().forEach(characters::add)));
    StringBuilder alphabet = new StringBuilder().append(GlobAutomaton.OTHER);
    characters.forEach(c -> alphabet.append((char) c.intValue()));
    return alphabet.toString();
  }
}
