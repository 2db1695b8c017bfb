package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.session.ConnectedSession;
import org.precedent.session.NodeMessage;
import org.precedent.session.Nodes;

class TerminationsTest {

  private static final Caller ADMINISTRATOR = new Caller(new UserId(1), true);

  private final DoorKit kit = new DoorKit();
  private final TestSocket socket = new TestSocket();
  private final Connection connection = kit.connect(socket);
  private final List<NodeMessage> told = new ArrayList<>();
  private final Terminations terminations = new Terminations();

  TerminationsTest() {
    terminations.connections = kit.connections;
    terminations.logIns = kit.logIns;
    terminations.sessions = kit.logIns.sessions;
    terminations.workers = kit.workers;
    terminations.nodes =
        new Nodes() {
          @Override
          public void tell(NodeMessage message) {
            told.add(message);
          }
        };
  }

  @Test
  void a_session_of_this_node_is_ended_in_the_name_of_who_ends_it() {
    ConnectedSession session = kit.logIn(connection, 7).connected(connection);

    assertThat(terminations.terminate(ADMINISTRATOR, session)).isTrue();

    assertThat(kit.happened).containsExactly("added 1", "ended 1 by 1", "removed");
    assertThat(connection.loggedIn()).isEqualTo(Optional.empty());
    assertThat(socket.closed().orElseThrow().getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
    assertThat(told).isEmpty();
  }

  @Test
  void the_connection_of_another_node_is_ended_by_that_node() {
    ConnectedSession session = kit.logIn(connection, 7).connected(connection);
    kit.connections.remove(connection);

    assertThat(terminations.terminate(ADMINISTRATOR, session)).isTrue();

    assertThat(told).containsExactly(new NodeMessage("terminate", connection.id()));
    kit.connections.add(connection);
    terminations.onMessage(told.get(0));
    kit.run();
    assertThat(kit.happened).containsExactly("added 1", "ended 1 by 1", "removed");
    assertThat(socket.closed()).isPresent();
  }
}
