package org.precedent.console.imports;

import java.util.Arrays;
import org.precedent.identity.Caller;

/**
 * A file on its way. It is in memory only: what stands in it may be secret.
 *
 * @param id of the import
 */
record Upload(long id, Caller caller, CsvLines lines) {

  static Upload of(long id, Caller caller, byte[] content) {
    return new Upload(id, caller, new CsvLines(Arrays.copyOf(content, content.length)));
  }
}
