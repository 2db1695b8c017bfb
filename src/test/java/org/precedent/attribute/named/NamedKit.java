package org.precedent.attribute.named;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precedent.attribute.AttributeKit;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

/** What the tests of values by name have in common. */
public abstract class NamedKit extends AttributeKit {

  public final NamedValues values;
  public final SessionValues sessionValues;
  public final UnmanagedValues unmanagedValues;

  public NamedKit(Database database) {
    super(database);
    values = beans.get(NamedValues.class);
    sessionValues = beans.get(SessionValues.class);
    unmanagedValues = beans.get(UnmanagedValues.class);
  }

  public static GivenValue json(String source) {
    JsonText json = new JsonText(source);
    return switch (source.charAt(0)) {
      case '"' -> new GivenValue.Text(json, source.substring(1, source.length() - 1));
      case 't', 'f' -> new GivenValue.Flag(json, source.equals("true"));
      case 'n', '{', '[' -> new GivenValue.Other(json);
      default -> new GivenValue.Number(json);
    };
  }

  public static FreeName name(String text) {
    return new FreeName(text);
  }

  public NamedWrite item(UserId user, String name, String source) {
    return new NamedWrite(user, name(name), json(source), Optional.empty(), false);
  }

  public NamedWrite sealed(UserId user, String name, String source) {
    return new NamedWrite(user, name(name), json(source), Optional.empty(), true);
  }

  public NamedWrite expiring(UserId user, String name, String source, Duration after) {
    return new NamedWrite(user, name(name), json(source), Optional.of(now().plus(after)), false);
  }

  public Instant now() {
    return beans.clock().instant();
  }

  public void write(WriteMode mode, NamedWrite... writes) {
    store.run(() -> values.write(admin, mode, List.of(writes)));
  }

  public void set(NamedWrite... writes) {
    write(WriteMode.SET, writes);
  }

  public void delete(UserId user, String... names) {
    store.run(() -> values.delete(admin, user, names(names)));
  }

  public static Set<FreeName> names(String... names) {
    return Set.of(names).stream().map(FreeName::new).collect(Collectors.toSet());
  }

  public Optional<NamedValue> find(Caller caller, UserId user, String name) {
    return Optional.ofNullable(
        store.in(() -> values.get(caller, user, names(name), true)).get(name(name)));
  }

  public NamedValue get(UserId user, String name) {
    return find(admin, user, name).orElseThrow();
  }

  /** The source or text of a value, or "absent" or "withheld". */
  public String text(UserId user, String name) {
    return find(admin, user, name).map(value -> text(value.content())).orElse("absent");
  }

  public static String text(NamedContent content) {
    if (content instanceof NamedContent.Json json) {
      return json.json().text();
    }
    return content instanceof NamedContent.Text text ? text.text() : "withheld";
  }

  public Map<String, String> all(UserId user, List<String> names) {
    Map<FreeName, NamedValue> found =
        store.in(() -> values.get(admin, user, names.stream().map(FreeName::new).toList(), true));
    return found.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().text(), entry -> text(entry.getValue().content())));
  }

  public Set<String> namesOf(UserId user) {
    return store.in(() -> values.names(admin, user)).stream()
        .map(FreeName::text)
        .collect(Collectors.toSet());
  }

  public SessionOwner session(UserId user) {
    return store.in(
        () -> {
          Sql.update(
              store.entityManager(),
              """
              insert into session (token_hash, user_id, application, created_at, expires_at, last_used_at)
                values (?1, ?2, 'CRM', ?3, ?3, ?3)
              """,
              unique("token").getBytes(java.nio.charset.StandardCharsets.UTF_8),
              user.value(),
              now());
          long id =
              Sql.rows(
                      store.entityManager(),
                      "select max(id) from session where user_id = ?1",
                      user.value())
                  .get(0)
                  .number();
          return new SessionOwner(id, user);
        });
  }

  public List<NamedWrite> many(UserId user, int count, String source) {
    List<NamedWrite> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item(user, "many" + i, source));
    }
    return items;
  }
}
