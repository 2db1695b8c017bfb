package org.precedent.release.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import org.precedent.secrecy.Opening;
import org.precedent.secrecy.SealContext;
import org.precedent.secrecy.SealedValue;
import org.precedent.secrecy.Sealer;

/**
 * Brings the digests of requests into the form in which they are stored: sealed, because a plain
 * one would let who reads the database guess what was sent.
 */
@ApplicationScoped
public class Claims {

  @Inject Sealer sealer;

  /** The digest of the request, sealed. */
  SealedValue sealed(Claim claim) {
    return sealer.seal(claim.requestDigest(), context(claim));
  }

  /** Whether a sealed digest is that of the same request. */
  boolean isSame(Claim claim, byte[] sealed) {
    Opening opening = sealer.open(SealedValue.of(sealed), context(claim));
    return opening instanceof Opening.Opened opened
        && MessageDigest.isEqual(opened.bytes(), claim.requestDigest());
  }

  private static SealContext context(Claim claim) {
    return SealContext.deliveryRequest(claim.caller(), claim.keyHash());
  }
}
