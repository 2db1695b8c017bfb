package org.precedent.release;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks the product of one automaton with others and finds, for every text that the first accepts,
 * which of the others accept it too. Many texts share one such set; only the sets matter.
 */
final class Cover {
  private final List<GlobAutomaton> automata;
  private final int symbols;
  private final Budget budget;
  private final Set<IntBuffer> seen = new HashSet<>();
  private final Deque<int[]> open = new ArrayDeque<>();
  private final Set<BitSet> found = new HashSet<>();

  /**
   * @param automata the first of them is the one whose texts are asked for
   */
  Cover(List<GlobAutomaton> automata, int symbols, Budget budget) {
    this.automata = automata;
    this.symbols = symbols;
    this.budget = budget;
  }

  /**
   * The sets of those that accept together (numbered from 0, the first automaton not counted),
   * without those that contain another such set. Has the empty set, and perhaps nothing else, if
   * some text is accepted by none of them, or if the budget does not suffice to know.
   */
  Set<BitSet> smallestSets() {
    int[] start = new int[automata.size()];
    Arrays.fill(start, GlobAutomaton.START);
    enqueue(start);
    while (!open.isEmpty()) {
      int[] states = open.remove();
      collect(states);
      if (found.contains(new BitSet())
          || !budget.spend((long) symbols * states.length + found.size())) {
        return Set.of(new BitSet());
      }
      expand(states);
    }
    return found;
  }

  private void expand(int[] states) {
    for (int symbol = 0; symbol < symbols; symbol++) {
      int first = automata.get(0).next(states[0], symbol);
      if (first != GlobAutomaton.DEAD) {
        int[] next = new int[states.length];
        next[0] = first;
        for (int i = 1; i < next.length; i++) {
          next[i] = automata.get(i).next(states[i], symbol);
        }
        enqueue(next);
      }
    }
  }

  private void enqueue(int[] states) {
    if (seen.add(IntBuffer.wrap(states))) {
      open.add(states);
    }
  }

  private void collect(int[] states) {
    if (automata.get(0).accepts(states[0])) {
      BitSet accepting = new BitSet();
      for (int i = 1; i < states.length; i++) {
        accepting.set(i - 1, automata.get(i).accepts(states[i]));
      }
      keepIfSmallest(accepting);
    }
  }

  private void keepIfSmallest(BitSet accepting) {
    if (found.stream().noneMatch(smaller -> isPart(smaller, accepting))) {
      found.removeIf(larger -> isPart(accepting, larger));
      found.add(accepting);
    }
  }

  private static boolean isPart(BitSet part, BitSet whole) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(whole);
    return rest.isEmpty();
  }
}
