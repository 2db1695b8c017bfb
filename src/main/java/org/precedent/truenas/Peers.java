package org.precedent.truenas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Clients on their way from the HTTP request to the WebSocket: Jakarta WebSocket has no word for
 * where a client is. Thread-safe.
 */
@ApplicationScoped
public class Peers {

  /** A header of the request that only this server sets. */
  static final String TICKET = "Precedent-Connection";

  private static final int MAX = 10_000;

  private final Cache<String, Peer> waiting =
      Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Keeps a client until the WebSocket is open, and gives the ticket to fetch it with. */
  String keep(Peer peer) {
    String ticket = UUID.randomUUID().toString();
    waiting.put(ticket, peer);
    return ticket;
  }

  /** The client that the headers of the request belong to. */
  Peer take(Map<String, List<String>> headers) {
    Map<String, List<String>> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    names.putAll(headers);
    String ticket = names.getOrDefault(TICKET, List.of("")).get(0);
    return Objects.requireNonNull(waiting.asMap().remove(ticket), "No ticket");
  }
}
