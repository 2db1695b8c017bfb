package org.precedent.release.delivery;

/** Sends requests to destinations, guarded. Thread-safe. */
public interface DestinationClient {

  /** Sends it once, or not at all; never follows, never repeats, never throws. */
  Sending send(OutgoingRequest request);
}
