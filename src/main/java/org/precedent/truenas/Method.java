package org.precedent.truenas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A method that clients call.
 *
 * @param inOrder whether the calls of one connection keep their order
 * @param work gives the result as JSON, or throws {@link RpcException}
 */
record Method(
    String name,
    Access access,
    boolean inOrder,
    Function<Invocation, CompletionStage<String>> work) {

  /** One whose result is there when its work is done. */
  static Method of(String name, Access access, Function<Invocation, String> work) {
    return new Method(name, access, false, finished(work));
  }

  /** The same, one after the other. */
  static Method inOrder(String name, Access access, Function<Invocation, String> work) {
    return new Method(name, access, true, finished(work));
  }

  /** One whose result may come later. */
  static Method later(
      String name, Access access, Function<Invocation, CompletionStage<String>> work) {
    return new Method(name, access, false, work);
  }

  private static Function<Invocation, CompletionStage<String>> finished(
      Function<Invocation, String> work) {
    return invocation -> CompletableFuture.completedFuture(work.apply(invocation));
  }
}
