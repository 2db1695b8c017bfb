package org.precedent.attribute;

import java.util.Optional;
import org.precedent.secrecy.SealContext;

/** Values that may be released, for tests of other packages. */
public final class ReleasableSamples {

  private ReleasableSamples() {}

  /** One of a hidden attribute. */
  public static ReleasableValue hidden(String whitelist, String text) {
    return new ReleasableValue(
        Samples.hidden(Optional.of(whitelist)),
        StoredText.plain(text),
        SealContext.managedUserValue(2, 42));
  }
}
