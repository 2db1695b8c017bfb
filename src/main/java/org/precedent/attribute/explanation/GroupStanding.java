package org.precedent.attribute.explanation;

import org.precedent.attribute.Source;

/** The value of a group, and how a user stands to the group. */
record GroupStanding(Source.Group source, HeldValue value, Membership membership) {}
