package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.identity.UserId;
import org.precedent.release.delivery.Deliveries;
import org.precedent.release.delivery.Delivery;
import org.precedent.release.delivery.DeliveryStatus;
import org.precedent.session.NameKind;
import org.precedent.session.PersonNames;

/** The record of deliveries: what went where, what was refused, and why. Never a value. */
@Named
@RequestScoped
public class DeliveriesPage {

  private static final int AT_ONCE = 50;
  private static final int MAX_TEXT = 400;
  private static final List<String> FIELDS =
      List.of("user", "status", "attribute", "origin", "from", "until", "zone");

  @Inject Me me;
  @Inject Notes notes;
  @Inject Deliveries deliveries;
  @Inject PersonNames names;
  @Inject NamedUsers namedUsers;

  private List<DeliveryRow> rows = List.of();
  private boolean more;

  /** Reads what the address asks for. */
  public void load() {
    me.requireAdministrator();
    DeliveryFilter filter =
        new DeliveryFilter(
            text("user"),
            text("status"),
            text("attribute"),
            text("origin"),
            text("from"),
            text("until"),
            text("zone"),
            text("before"));
    List<String> unreadable = filter.unreadable();
    unreadable.forEach(field -> notes.failed("deliveries.unreadable." + field));
    Optional<UserId> user = user(filter.user());
    if (unreadable.isEmpty() && user.isPresent() == !filter.user().isEmpty()) {
      read(filter, user);
    }
  }

  private Optional<UserId> user(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Set<UserId> found =
        names.find(me.caller(), NameKind.ANY, List.of(text)).getOrDefault(text, Set.of());
    if (found.size() == 1) {
      return found.stream().findFirst();
    }
    notes.failed(found.isEmpty() ? "deliveries.user.unknown" : "deliveries.user.ambiguous");
    return Optional.empty();
  }

  private void read(DeliveryFilter filter, Optional<UserId> user) {
    List<Delivery> found = deliveries.list(me.caller(), filter.query(user, AT_ONCE + 1));
    more = found.size() > AT_ONCE;
    List<Delivery> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
    Map<UserId, String> known =
        namedUsers.of(
            me.caller(),
            shown.stream().flatMap(each -> Stream.of(each.caller(), each.user())).toList());
    rows = shown.stream().map(each -> row(each, known)).toList();
  }

  private static DeliveryRow row(Delivery delivery, Map<UserId, String> known) {
    String tone =
        switch (delivery.status()) {
          case DELIVERED -> "good";
          case REFUSED -> "bad";
          case FAILED -> "warn";
          case PENDING -> "";
        };
    return new DeliveryRow(
        delivery,
        known.getOrDefault(delivery.caller(), delivery.caller().toString()),
        known.getOrDefault(delivery.user(), delivery.user().toString()),
        "deliveries.status." + delivery.status().code(),
        tone,
        delivery.reason().map(Reasons::text).orElse(""));
  }

  /** What a field of the form holds. */
  public String text(String field) {
    String text =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .getOrDefault(field, "")
            .strip();
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /** The deliveries, newest first. */
  public List<DeliveryRow> getRows() {
    return rows;
  }

  /** Whether anything is asked for but all. */
  public boolean isFiltered() {
    return FIELDS.stream().anyMatch(field -> !field.equals("zone") && !text(field).isEmpty());
  }

  /** Whether this is not the first page. */
  public boolean isLater() {
    return !text("before").isEmpty();
  }

  /** Whether there are older ones. */
  public boolean isMore() {
    return more;
  }

  /** The address of the older ones, or of the newest. */
  public String address(boolean older) {
    String fields =
        FIELDS.stream()
            .filter(field -> !text(field).isEmpty())
            .map(field -> field + "=" + URLEncoder.encode(text(field), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String page =
        older && !rows.isEmpty() ? "before=" + rows.get(rows.size() - 1).delivery().id() : "";
    return Addresses.ROOT
        + "/deliveries?"
        + Stream.of(fields, page).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
  }

  /** What a delivery can have come to. */
  public List<String> getStatuses() {
    return Arrays.stream(DeliveryStatus.values()).map(DeliveryStatus::code).toList();
  }
}
