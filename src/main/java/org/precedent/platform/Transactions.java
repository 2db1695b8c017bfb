package org.precedent.platform;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/** Transactions for work that takes several of them, one after the other. */
@Stateless
public class Transactions {

  /** Does the work in a transaction of its own; what it throws rolls it back. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public <T> T in(Supplier<T> work) {
    return work.get();
  }
}
