package org.precedent.session;

import java.time.Instant;
import org.precedent.identity.UserId;

/**
 * A session of somebody who is connected to a node.
 *
 * @param connection its name, different from all others of all nodes
 * @param session the id of the session
 * @param kind how he logged in
 * @param name his name
 * @param origin his address
 * @param secure whether the connection is encrypted
 */
public record ConnectedSession(
    String connection,
    long session,
    UserId user,
    String kind,
    String name,
    String origin,
    boolean secure,
    Instant loggedInAt) {}
