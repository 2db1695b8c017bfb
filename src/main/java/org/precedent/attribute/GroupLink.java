package org.precedent.attribute;

import org.precedent.identity.GroupId;

/** A group on the way from a user to another group. */
public record GroupLink(GroupId group, String name) {}
