package org.precedent.attribute.named;

import org.precedent.attribute.FreeName;
import org.precedent.identity.UserId;

/** A value of a user was set or deleted under a name of a namespace. */
public record UnmanagedChanged(UserId user, Namespace namespace, FreeName name) {}
