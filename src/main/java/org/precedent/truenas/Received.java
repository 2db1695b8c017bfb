package org.precedent.truenas;

import java.util.Optional;

/**
 * A call as it came.
 *
 * @param from who was logged in when it came: it is his call, whoever logs in or out meanwhile
 * @param turn when it may run
 */
record Received(
    Connection connection, Call call, Method method, Optional<LoggedIn> from, Turn turn) {}
