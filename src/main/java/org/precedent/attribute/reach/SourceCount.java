package org.precedent.attribute.reach;

import org.precedent.attribute.Content;
import org.precedent.attribute.Source;

/** A level, and for how many users it wins. */
public record SourceCount(Source source, Content content, long users) {}
