package org.precedent.attribute;

/** The value of a group, and how a user stands to the group. */
record GroupStanding(Source.Group source, HeldValue value, Membership membership) {}
