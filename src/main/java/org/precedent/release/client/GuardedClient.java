package org.precedent.release.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.release.delivery.DeliveryReason;
import org.precedent.release.delivery.DestinationClient;
import org.precedent.release.delivery.OutgoingRequest;
import org.precedent.release.delivery.Reason;
import org.precedent.release.delivery.Sending;

/**
 * Sends what was decided on, and nothing else: the name is looked up once, every address is
 * checked, and the connection goes to a checked address. Bounded in time, in number and in what it
 * reads. Thread-safe.
 */
final class GuardedClient implements DestinationClient, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(GuardedClient.class.getName());

  /** Look-ups that hang may outlast the deliveries that gave them up. */
  private static final int LOOKUPS_PER_DELIVERY = 4;

  private final Duration total;
  private final AddressGuard guard;
  private final Slots slots;
  private final CircuitBreakers breakers;
  private final Lookups lookups;
  private final Exchange exchange;
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "precedent-deliveries");
            thread.setDaemon(true);
            return thread;
          });

  GuardedClient(ClientSettings settings, NameResolver resolver, Clock clock) {
    total = settings.total();
    guard = new AddressGuard(settings.networks());
    slots = new Slots(settings.max(), settings.maxPerDestination());
    breakers = new CircuitBreakers(clock);
    lookups =
        new Lookups(
            resolver,
            LOOKUPS_PER_DELIVERY * settings.max(),
            LOOKUPS_PER_DELIVERY * settings.maxPerDestination());
    exchange = new Exchange(settings.trust(), settings.connect(), settings.response());
    watch.setRemoveOnCancelPolicy(true);
  }

  /** Ends its threads. */
  @Override
  public void close() {
    watch.shutdownNow();
    lookups.close();
  }

  @Override
  public Sending send(OutgoingRequest request) {
    String origin = request.destination().origin();
    if (!slots.take(origin)) {
      return new Sending.NotNow(Reason.of(DeliveryReason.BUSY));
    }
    try {
      return breakers.permits(origin)
          ? looked(request)
          : new Sending.NotNow(Reason.of(DeliveryReason.CIRCUIT_OPEN));
    } finally {
      slots.giveBack(origin);
    }
  }

  private Sending looked(OutgoingRequest request) {
    long start = System.nanoTime();
    List<InetAddress> addresses;
    try {
      addresses = lookups.addresses(Exchange.bareHost(request.destination()), total);
    } catch (LookupsBusyException busy) {
      return new Sending.NotNow(Reason.of(DeliveryReason.BUSY));
    } catch (UnknownHostException unknown) {
      return new Sending.NotNow(Reason.of(DeliveryReason.UNKNOWN_HOST));
    }
    if (!addresses.stream().allMatch(guard::permits)) {
      return new Sending.Blocked(Reason.of(DeliveryReason.FORBIDDEN_ADDRESS));
    }
    return exchanged(request, addresses, total.minusNanos(System.nanoTime() - start));
  }

  private Sending exchanged(OutgoingRequest request, List<InetAddress> addresses, Duration left) {
    String origin = request.destination().origin();
    Deadline deadline = new Deadline();
    Future<?> end = watch.schedule(deadline::end, left.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int status = exchange.send(request, addresses, deadline);
      breakers.succeeded(origin);
      return new Sending.Answered(status);
    } catch (IOException failure) {
      breakers.failed(origin);
      LOG.log(
          Level.FINE,
          "No answer from {0}: {1}",
          new Object[] {origin, failure.getClass().getName()});
      return new Sending.Failed(Reason.of(Failures.reason(failure, deadline)));
    } finally {
      end.cancel(false);
      deadline.closeAll();
    }
  }
}
