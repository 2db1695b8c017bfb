package org.precedent.attribute.named;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.Sealing;
import org.precedent.attribute.StoredText;
import org.precedent.identity.UserId;

/**
 * Values without a definition, of any owner, without regard to who asks. In the caller's
 * transaction. Thread-safe.
 */
@ApplicationScoped
public class FreeValues {

  @Inject ValueRows rows;
  @Inject Sealing sealing;
  @Inject Clock clock;

  /** The value as a row, sealed if that is asked for. */
  ValueRow row(Place place, NamedWrite write) {
    String name = write.name().text();
    StoredText text = sealing.freeValue(place.context(name), write.encrypt(), write.value().json());
    return new ValueRow(place.owner(), name, text, write.expiresAt());
  }

  /** Those of the names that have a value. */
  Map<FreeName, NamedValue> get(Place place, Collection<FreeName> names, boolean decrypt) {
    Map<FreeName, NamedValue> values = new LinkedHashMap<>();
    for (StoredValue row : rows.some(place.table(), place.owner(), texts(names), now())) {
      NamedValue value = value(place, row, decrypt);
      values.put(value.name(), value);
    }
    return values;
  }

  /** One value, with its version. */
  Optional<VersionedValue> find(Place place, FreeName name) {
    return rows.some(place.table(), place.owner(), Set.of(name.text()), now()).stream()
        .findFirst()
        .map(
            row ->
                new VersionedValue(
                    sealing.freeText(place.context(name.text()), row.text()),
                    new Edition(row.version(), row.createdAt())));
  }

  /** All values as they are stored, by name. */
  Map<String, JsonText> all(Place place) {
    Map<String, JsonText> values = new LinkedHashMap<>();
    for (StoredValue row : rows.all(place.table(), place.owner(), now())) {
      String name = (String) row.key();
      values.put(name, sealing.freeText(place.context(name), row.text()));
    }
    return values;
  }

  /** Those of the names that have a value. */
  Set<FreeName> existing(Place place, Collection<FreeName> names) {
    return names(rows.existing(place.table(), place.owner(), texts(names), now()));
  }

  /** All names that have a value. */
  Set<FreeName> names(Place place) {
    return names(rows.keys(place.table(), place.owner(), now()));
  }

  /** Who writes, and now. */
  Stamp stamp(UserId by) {
    return Stamp.of(by, now());
  }

  /** To the microsecond, as the databases keep it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static List<String> texts(Collection<FreeName> names) {
    return names.stream().map(FreeName::text).toList();
  }

  private NamedValue value(Place place, StoredValue row, boolean decrypt) {
    FreeName name = new FreeName((String) row.key());
    boolean sealed = row.text().isSealed();
    NamedContent content =
        sealed && !decrypt
            ? new NamedContent.Ciphertext(sealing.ciphertext(row.text()))
            : new NamedContent.Json(sealing.freeText(place.context(name.text()), row.text()));
    return new NamedValue(name, content, Optional.of(row.dates()), sealed);
  }

  private static Set<FreeName> names(List<Object> keys) {
    Set<FreeName> names = new LinkedHashSet<>();
    keys.forEach(key -> names.add(new FreeName((String) key)));
    return names;
  }
}
