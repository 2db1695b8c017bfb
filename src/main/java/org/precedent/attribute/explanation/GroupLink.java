package org.precedent.attribute.explanation;

import org.precedent.identity.GroupId;

/** A group on the way from a user to another group. */
public record GroupLink(GroupId group, String name) {}
