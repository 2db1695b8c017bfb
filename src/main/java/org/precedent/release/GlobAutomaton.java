package org.precedent.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The deterministic automaton of a glob, built as far as it is walked (subset construction). Its
 * states are few, about as many as the glob has characters: once a wildcard is reached, what lies
 * before it no longer matters, since the wildcard can take in any further text. Not thread-safe.
 */
final class GlobAutomaton {
  /** Stands for every character that no glob of the comparison contains. */
  static final char OTHER = '\uffff';

  /** The state from which nothing is accepted any more. */
  static final int DEAD = 0;

  static final int START = 1;

  private static final char ANY = '\ufffe';
  private static final int UNKNOWN = -1;

  /** What takes the place of each position to the next: a literal character, or any. */
  private final String steps;

  /** The positions that any text leaves as they are: the wildcards. */
  private final BitSet loops = new BitSet();

  private final String alphabet;
  private final Map<BitSet, Integer> ids = new HashMap<>();
  private final List<BitSet> states = new ArrayList<>();
  private final List<int[]> transitions = new ArrayList<>();

  GlobAutomaton(Glob glob, String alphabet) {
    this.alphabet = alphabet;
    StringBuilder text = new StringBuilder(glob.first());
    for (String part : glob.parts().subList(1, glob.parts().size())) {
      text.append(String.valueOf(ANY).repeat(glob.atLeast()));
      loops.set(text.length());
      text.append(part);
    }
    this.steps = text.toString();
    idOf(new BitSet());
    BitSet start = new BitSet();
    start.set(0);
    idOf(start);
  }

  /** The state after one more character, given by its place in the alphabet. */
  int next(int state, int symbol) {
    int[] row = transitions.get(state);
    if (row[symbol] == UNKNOWN) {
      row[symbol] = idOf(step(states.get(state), alphabet.charAt(symbol)));
    }
    return row[symbol];
  }

  boolean accepts(int state) {
    return states.get(state).get(steps.length());
  }

  private BitSet step(BitSet positions, char c) {
    BitSet next = new BitSet();
    for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
      if (loops.get(p)) {
        next.set(p);
      }
      if (p < steps.length() && (steps.charAt(p) == ANY || steps.charAt(p) == c)) {
        next.set(p + 1);
      }
    }
    forgetBeforeLastLoop(next);
    return next;
  }

  private void forgetBeforeLastLoop(BitSet positions) {
    for (int p = positions.length() - 1; p >= 0; p--) {
      if (positions.get(p) && loops.get(p)) {
        positions.clear(0, p);
        return;
      }
    }
  }

  private int idOf(BitSet positions) {
    Integer known = ids.get(positions);
    if (known != null) {
      return known;
    }
    int id = states.size();
    int[] row = new int[alphabet.length()];
    Arrays.fill(row, UNKNOWN);
    ids.put(positions, id);
    states.add(positions);
    transitions.add(row);
    return id;
  }
}
