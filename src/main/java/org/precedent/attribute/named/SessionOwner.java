package org.precedent.attribute.named;

import org.precedent.identity.UserId;

/**
 * A session as the owner of values.
 *
 * @param session its id
 * @param user whose session it is
 */
public record SessionOwner(long session, UserId user) {}
