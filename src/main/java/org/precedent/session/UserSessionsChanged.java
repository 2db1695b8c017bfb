package org.precedent.session;

import org.precedent.identity.UserId;

/** Sessions of a user ended or changed, on whichever node; they are forgotten already. */
public record UserSessionsChanged(UserId user) {}
