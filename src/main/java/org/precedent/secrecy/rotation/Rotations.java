package org.precedent.secrecy.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.secrecy.KeyInfo;
import org.precedent.secrecy.Sealer;

/** The rotation of keys for those who watch it, whichever node is at it. Thread-safe. */
@ApplicationScoped
public class Rotations {

  @Inject ResealingStatus status;
  @Inject Sealer sealer;

  /**
   * How far values are sealed again; empty before the first rotation.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  public Optional<Progress> progress(Caller caller) {
    AccessRules.requireAdministrator(caller);
    return status.progress();
  }

  /**
   * The keys that this server has.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  public List<KeyInfo> keys(Caller caller) {
    AccessRules.requireAdministrator(caller);
    return sealer.keys();
  }
}
