package org.precedent.directory;

import org.precedent.identity.UserId;

/**
 * A user was deleted, disabled or enabled, or his roles changed: fired in the transaction that does
 * it, so that those who remember who may do what forget him when it commits.
 */
public record UserChanged(UserId user) {}
