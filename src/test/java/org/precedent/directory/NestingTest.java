package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.precedent.directory.Nesting.Edge;

class NestingTest {

  private static final long GROUPS = 7;

  @Provide
  Arbitrary<List<Edge>> edges() {
    Arbitrary<Long> groups = Arbitraries.longs().between(1, GROUPS);
    return Combinators.combine(groups, groups).as(Edge::new).list().ofMaxSize(15);
  }

  @Property
  void around_a_group_is_what_steps_to_parents_reach(@ForAll("edges") List<Edge> edges) {
    Nesting nesting = new Nesting(edges);
    for (long group = 1; group <= GROUPS; group++) {
      assertThat(nesting.around(group)).isEqualTo(reachable(group, edges));
    }
  }

  @Property
  void inside_is_the_converse_of_around(@ForAll("edges") List<Edge> edges) {
    Nesting nesting = new Nesting(edges);
    for (long a = 1; a <= GROUPS; a++) {
      for (long b = 1; b <= GROUPS; b++) {
        assertThat(nesting.inside(a).contains(b)).isEqualTo(nesting.around(b).contains(a));
      }
    }
  }

  @Property
  void edges_that_close_nothing_never_put_a_group_into_itself(@ForAll("edges") List<Edge> edges) {
    Set<Edge> accepted = new HashSet<>();
    for (Edge edge : edges) {
      if (!new Nesting(accepted).wouldClose(edge)) {
        accepted.add(edge);
      }
    }
    for (Edge edge : accepted) {
      assertThat(reachable(edge.parent(), List.copyOf(accepted))).doesNotContain(edge.child());
    }
  }

  /** Adds parents until nothing is new. */
  private static Set<Long> reachable(long group, List<Edge> edges) {
    Set<Long> found = new HashSet<>(Set.of(group));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Edge edge : edges) {
        if (found.contains(edge.child())) {
          grown |= found.add(edge.parent());
        }
      }
    }
    return found;
  }
}
