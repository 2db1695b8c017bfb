package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodesTest {

  private final Nodes nodes = new Nodes();

  @Test
  void a_message_of_another_node_has_a_topic_and_a_text_with_blanks() {
    assertThat(nodes.parse("other auth.me 7 a key\nof lines"))
        .contains(new NodeMessage("auth.me", "7 a key\nof lines"));
  }

  @Test
  void its_own_messages_are_none() {
    assertThat(nodes.parse(nodes.id() + " auth.me 7 key")).isEmpty();
  }

  @Test
  void what_is_no_message_is_none() {
    assertThat(nodes.parse("")).isEmpty();
    assertThat(nodes.parse("other topic")).isEmpty();
  }
}
