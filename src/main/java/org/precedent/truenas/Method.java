package org.precedent.truenas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A method that clients call.
 *
 * @param work gives the result as JSON, or throws {@link RpcException}
 */
record Method(
    String name, Access access, Pace pace, Function<Invocation, CompletionStage<String>> work) {

  /** One whose result is there when its work is done. */
  static Method of(String name, Access access, Function<Invocation, String> work) {
    return new Method(name, access, Pace.ANY, finished(work));
  }

  /** The same, one after the other. */
  static Method inOrder(String name, Access access, Function<Invocation, String> work) {
    return new Method(name, access, Pace.IN_ORDER, finished(work));
  }

  /** One that logs in, whose result may come later. */
  static Method logIn(String name, Function<Invocation, CompletionStage<String>> work) {
    return new Method(name, Access.LIMITED, Pace.LOG_IN, work);
  }

  private static Function<Invocation, CompletionStage<String>> finished(
      Function<Invocation, String> work) {
    return invocation -> CompletableFuture.completedFuture(work.apply(invocation));
  }
}
