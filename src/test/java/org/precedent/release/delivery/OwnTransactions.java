package org.precedent.release.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.ReleasableValue;
import org.precedent.attribute.ReleasedValues;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.testing.Beans;
import org.precedent.testing.Store;

/** Gives each call of a session bean a transaction of its own, as the container does. */
final class OwnTransactions {

  private OwnTransactions() {}

  /** The deliveries of these beans. */
  static Deliveries deliveries(Store store, Beans beans) {
    Deliveries deliveries = beans.get(Deliveries.class);
    deliveries.store = new Records(store, beans.get(DeliveryStore.class));
    deliveries.released = new Values(store, beans.get(ReleasedValues.class));
    return deliveries;
  }

  private static final class Values extends ReleasedValues {
    private final Store store;
    private final ReleasedValues real;

    Values(Store store, ReleasedValues real) {
      this.store = store;
      this.real = real;
    }

    @Override
    public Map<AttributeName, ReleasableValue> find(
        Caller caller, UserId user, Set<AttributeName> names) {
      return store.in(() -> real.find(caller, user, names));
    }

    @Override
    public String open(ReleasableValue value) {
      return real.open(value);
    }
  }

  private static final class Records extends DeliveryStore {
    private final Store store;
    private final DeliveryStore real;

    Records(Store store, DeliveryStore real) {
      this.store = store;
      this.real = real;
    }

    @Override
    public Delivery begin(Delivery draft, Optional<Claim> claim) {
      return store.in(() -> real.begin(draft, claim));
    }

    @Override
    public void complete(Delivery delivery) {
      store.run(() -> real.complete(delivery));
    }

    @Override
    public void releaseKey(Delivery delivery) {
      store.run(() -> real.releaseKey(delivery));
    }

    @Override
    public Optional<Earlier> earlier(Claim claim) {
      return store.in(() -> real.earlier(claim));
    }

    @Override
    public List<Delivery> list(DeliveryQuery query) {
      return store.in(() -> real.list(query));
    }
  }
}
