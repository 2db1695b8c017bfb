package org.precedent.console.imports;

import java.util.List;
import org.precedent.attribute.named.BatchItem;

/**
 * What lines mean.
 *
 * @param items what is to be done, as far as it is understood
 * @param lines the number of the line of each item
 * @param problems with the other lines
 */
record Resolved(List<BatchItem> items, List<Long> lines, List<ImportProblem> problems) {}
