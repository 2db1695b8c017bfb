package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.precedent.platform.OneNode;

/** Lets one node at a time run the mirror. Thread-safe. */
@ApplicationScoped
public class MirrorLock {

  @Inject OneNode oneNode;

  /**
   * Does the work, outside of any transaction, unless another node is at it.
   *
   * @return whether it was done
   */
  boolean alone(Runnable work) {
    return oneNode.alone("mirror_run", work);
  }
}
