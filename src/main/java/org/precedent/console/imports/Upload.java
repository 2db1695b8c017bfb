package org.precedent.console.imports;

import org.precedent.identity.Caller;

/**
 * A file on its way. It is in memory only: what stands in it may be secret.
 *
 * @param id of the import
 */
record Upload(long id, Caller caller, CsvLines lines) {}
