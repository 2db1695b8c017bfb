package org.precedent.release.delivery;

/** What came of sending a request. */
public sealed interface Sending {

  /**
   * The destination answered.
   *
   * @param status the status code of its answer, 100 to 999
   */
  record Answered(int status) implements Sending {}

  /** It must not be sent there, and nothing was. */
  record Blocked(Reason reason) implements Sending {}

  /** It could not be sent now, and nothing was: it may be tried again. */
  record NotNow(Reason reason) implements Sending {}

  /** There was no answer; the request may have arrived. */
  record Failed(Reason reason) implements Sending {}
}
