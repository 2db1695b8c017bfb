package org.precedent.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.precedent.it.support.TwoNodes;
import org.precedent.it.truenas.RpcAtTwoNodes;
import org.precedent.it.zato.SessionsAtTwoNodes;

/** Two servers on one database, as clients of each door meet them. */
class TwoNodesIT {

  private static TwoNodes nodes;

  @BeforeAll
  static void start() {
    nodes = TwoNodes.start();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @Nested
  class OfTheZatoDoor extends SessionsAtTwoNodes {
    OfTheZatoDoor() {
      super(nodes);
    }
  }

  @Nested
  class OfTheTrueNasDoor extends RpcAtTwoNodes {
    OfTheTrueNasDoor() {
      super(nodes);
    }
  }
}
