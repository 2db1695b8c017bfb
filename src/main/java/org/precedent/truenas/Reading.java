package org.precedent.truenas;

/** What a message turns out to be. */
sealed interface Reading permits Call, Reading.Unreadable {

  /**
   * A message that is no request.
   *
   * @param id whom to answer, as far as that can be told
   */
  record Unreadable(String id, RpcException error) implements Reading {}
}
