package org.precedent.attribute.bulk;

import java.io.IOException;
import org.precedent.attribute.Level;
import org.precedent.identity.UserId;

/** Takes what a bulk read gives, one user after the other. */
public interface BulkSink {

  /**
   * One user's effective value.
   *
   * @throws IOException if nobody takes it any more; the read ends
   */
  void row(UserId user, Level level) throws IOException;
}
