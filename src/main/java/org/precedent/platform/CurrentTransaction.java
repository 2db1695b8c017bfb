package org.precedent.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Tells of the transaction of the caller. Thread-safe. */
@ApplicationScoped
public class CurrentTransaction {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry registry;

  /** Whether the caller is in one. */
  public boolean active() {
    return registry.getTransactionKey() != null;
  }
}
