package org.precedent.session;

/**
 * A session just begun, with the token that is told once.
 *
 * @param expiresInSeconds how long the session lives from now
 */
public record LogIn(Token token, Session session, long expiresInSeconds) {}
