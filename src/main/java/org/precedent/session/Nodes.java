package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precedent.platform.Sql;

/**
 * This node among those over one database, and what it tells the others, by PostgreSQL's NOTIFY. An
 * embedded H2 has one node, which needs no messages. Who does not listen just then, misses a
 * message. Thread-safe.
 */
@ApplicationScoped
public class Nodes {

  /** PostgreSQL's name for where to listen. */
  static final String CHANNEL = "precedent_nodes";

  private static final Pattern FORM = Pattern.compile("(\\S+) (\\S+) (.*)", Pattern.DOTALL);

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject SessionAnnouncements announcements;

  private final String id = UUID.randomUUID().toString();

  /** A name that no other node has, and that this one has until it ends. */
  String id() {
    return id;
  }

  /**
   * Tells all other nodes, when the caller's transaction commits, else at once.
   *
   * @param message of less than 8,000 bytes in all
   */
  public void tell(NodeMessage message) {
    if (announcements.manyNodes()) {
      Sql.rows(
          entityManager,
          "select count(*) from pg_notify(?1, ?2)",
          CHANNEL,
          id + " " + message.topic() + " " + message.text());
    }
  }

  /** The message that was sent as that text; empty if it is this node's own, or none. */
  Optional<NodeMessage> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && !matcher.group(1).equals(id)
        ? Optional.of(new NodeMessage(matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
