package org.precedent.attribute.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionDraft;
import org.precedent.attribute.ExpiredValueRows;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

/** What values by name do over a database, whichever it is. */
abstract class NamedValuesContract extends NamedKit {

  private static final String ONE_SETTING_MORE =
      """
      insert into unmanaged_value (user_id, namespace, name, plain_text, created_at, set_by, set_at)
        select user_id, namespace, 'over', plain_text, created_at, set_by, set_at
          from unmanaged_value where user_id = ?1 and name = 'k0'
      """;

  NamedValuesContract(Database database) {
    super(database);
  }

  @Test
  void a_value_is_kept_to_the_character() {
    UserId user = user();
    String odd =
        "{\"b\": 1e2,\"a\":[-0, 1.10, \"\\u0000\\ud800 \u00e4\ud83d\ude00'\\\\\"] , \"b2\":null}";

    set(item(user, "odd \u00e4\ud83d\ude00'\"{}", odd));

    assertThat(text(user, "odd \u00e4\ud83d\ude00'\"{}")).isEqualTo(odd);
  }

  @Test
  void setting_replaces_and_keeps_the_creation_time() {
    UserId user = user();
    set(item(user, "color", "1"));
    var created = get(user, "color").dates().orElseThrow();
    beans.clock().advance(Duration.ofSeconds(5));

    set(item(user, "color", "2"));

    var dates = get(user, "color").dates().orElseThrow();
    assertThat(text(user, "color")).isEqualTo("2");
    assertThat(dates.createdAt()).isEqualTo(created.createdAt());
    assertThat(dates.setAt()).isEqualTo(created.setAt().plusSeconds(5));
  }

  @Test
  void of_two_items_of_one_name_the_last_one_wins() {
    UserId user = user();

    set(item(user, "color", "1"), item(user, "size", "7"), item(user, "color", "2"));

    assertThat(all(user, List.of("color", "size"))).isEqualTo(Map.of("color", "2", "size", "7"));
  }

  @Test
  void creating_one_name_twice_in_one_call_is_refused() {
    UserId user = user();

    assertThatThrownBy(
            () -> write(WriteMode.CREATE, item(user, "color", "1"), item(user, "color", "2")))
        .isInstanceOf(ValueExistsException.class);

    assertThat(text(user, "color")).isEqualTo("absent");
  }

  @Test
  void creating_what_exists_is_refused_and_nothing_is_written() {
    UserId user = user();
    set(item(user, "b", "1"));

    assertThatThrownBy(
            () ->
                write(
                    WriteMode.CREATE,
                    item(user, "a", "2"),
                    item(user, "b", "2"),
                    item(user, "c", "2")))
        .isInstanceOf(ValueExistsException.class);

    assertThat(all(user, List.of("a", "b", "c"))).isEqualTo(Map.of("b", "1"));
  }

  @Test
  void updating_what_is_absent_is_refused_and_nothing_is_written() {
    UserId user = user();
    set(item(user, "a", "1"));

    assertThatThrownBy(() -> write(WriteMode.UPDATE, item(user, "a", "2"), item(user, "b", "2")))
        .isInstanceOf(NoSuchValueException.class);

    assertThat(all(user, List.of("a", "b"))).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void an_expired_value_is_absent_everywhere_and_its_name_is_free() {
    UserId user = user();
    set(expiring(user, "color", "1", Duration.ofSeconds(10)));
    beans.clock().advance(Duration.ofSeconds(10));

    assertThat(text(user, "color")).isEqualTo("absent");
    assertThat(namesOf(user)).isEmpty();
    assertThat(store.in(() -> values.existing(admin, user, names("color")))).isEmpty();
    assertThatThrownBy(() -> write(WriteMode.UPDATE, item(user, "color", "2")))
        .isInstanceOf(NoSuchValueException.class);
    assertThatThrownBy(() -> moveExpiry(user, "color", Duration.ofDays(1)))
        .isInstanceOf(NoSuchValueException.class);

    write(WriteMode.CREATE, item(user, "color", "3"));

    NamedValue created = get(user, "color");
    assertThat(created.dates().orElseThrow().createdAt()).isEqualTo(now());
    assertThat(created.dates().orElseThrow().expiresAt()).isEmpty();
  }

  @Test
  void setting_what_is_expired_begins_it_anew() {
    UserId user = user();
    set(expiring(user, "color", "1", Duration.ofMillis(3)));
    beans.clock().advance(Duration.ofMillis(4));

    set(item(user, "color", "2"));

    assertThat(get(user, "color").dates().orElseThrow().createdAt()).isEqualTo(now());
  }

  @Test
  void an_expiry_can_be_moved_and_taken_away() {
    UserId user = user();
    set(expiring(user, "color", "1", Duration.ofSeconds(10)));

    moveExpiry(user, "color", Duration.ofSeconds(30));
    beans.clock().advance(Duration.ofSeconds(20));
    assertThat(text(user, "color")).isEqualTo("1");

    write(WriteMode.UPDATE, item(user, "color", "0"));
    assertThat(get(user, "color").dates().orElseThrow().expiresAt()).isEmpty();
  }

  @Test
  void the_flag_follows_each_write() {
    UserId user = user();
    set(sealed(user, "pin", "{\"n\": 1}"));
    assertThat(get(user, "pin").encrypted()).isTrue();
    assertThat(text(user, "pin")).isEqualTo("{\"n\": 1}");
    assertThat(
            count(
                "select count(*) from unmanaged_value where user_id = ?1 and plain_text is null",
                user))
        .isEqualTo(1);

    write(WriteMode.UPDATE, item(user, "pin", "false"));
    assertThat(get(user, "pin").encrypted()).isFalse();
    assertThat(text(user, "pin")).isEqualTo("false");

    write(WriteMode.UPDATE, sealed(user, "pin", "null"));
    assertThat(text(user, "pin")).isEqualTo("null");
    assertThat(get(user, "pin").encrypted()).isTrue();
  }

  @Test
  void what_is_sealed_can_be_had_as_ciphertext() {
    UserId user = user();
    set(sealed(user, "pin", "1"));

    NamedValue value =
        store.in(() -> values.get(admin, user, names("pin"), false)).get(name("pin"));

    assertThat(value.content()).isInstanceOf(NamedContent.Ciphertext.class);
  }

  @Test
  void only_the_user_himself_and_administrators_may() {
    UserId user = user();
    Caller other = new Caller(user(), false);
    Caller self = new Caller(user, false);
    store.run(() -> values.write(self, WriteMode.CREATE, List.of(item(user, "a", "1"))));

    assertThatThrownBy(
            () ->
                store.run(() -> values.write(other, WriteMode.SET, List.of(item(user, "a", "2")))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> find(other, user, "a")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.run(() -> values.delete(other, user, names("a"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.in(() -> values.names(other, user)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(find(self, user, "a")).isPresent();
  }

  @Test
  void values_of_several_users_are_written_together_or_not_at_all() {
    UserId one = user();
    UserId other = user();

    set(item(one, "a", "1"), item(other, "a", "2"));
    assertThatThrownBy(() -> set(item(one, "a", "3"), item(new UserId(Long.MAX_VALUE), "a", "3")))
        .isInstanceOf(NotFoundException.class);

    assertThat(text(one, "a") + text(other, "a")).isEqualTo("12");
  }

  @Test
  void what_is_changed_of_nobody_is_refused_as_what_is_written_to_nobody() {
    UserId one = user();
    UserId nobody = new UserId(Long.MAX_VALUE);
    String managed = define(null).name().text();
    set(item(one, "a", "1"));

    for (String name : List.of("a", managed)) {
      assertThatThrownBy(() -> write(WriteMode.UPDATE, item(nobody, name, "\"2\"")))
          .isExactlyInstanceOf(NotFoundException.class);
      assertThatThrownBy(
              () -> write(WriteMode.UPDATE, item(one, "a", "2"), item(nobody, name, "\"2\"")))
          .isExactlyInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> moveExpiry(nobody, name, Duration.ofDays(1)))
          .isExactlyInstanceOf(NotFoundException.class);
    }
    assertThat(text(one, "a")).isEqualTo("1");
  }

  @Test
  void a_managed_name_is_the_managed_attribute() {
    UserId user = user();
    Definition definition = define("default");
    String name = definition.name().text();
    assertThat(text(user, name)).isEqualTo("default");
    assertThat(get(user, name).dates()).isEmpty();

    write(WriteMode.CREATE, item(user, name, "\"own\""), item(user, "free", "1"));

    assertThat(effective(user, definition).content()).isEqualTo(new Content.Text("own"));
    assertThat(namesOf(user)).isEqualTo(Set.of(name, "free"));
    assertThat(get(user, name).dates()).isPresent();
    assertThatThrownBy(() -> write(WriteMode.CREATE, item(user, name, "\"again\"")))
        .isInstanceOf(ValueExistsException.class);

    delete(user, name, "free", "never there");
    assertThat(text(user, name)).isEqualTo("default");
    assertThat(namesOf(user)).isEmpty();
  }

  @Test
  void a_managed_name_that_breaks_its_rule_stops_the_free_ones_too() {
    UserId user = user();
    Definition number =
        store.in(
            () -> definitions.create(admin, draft(unique("attribute"), "number", null, false)));
    String name = number.name().text();

    assertThatThrownBy(() -> set(item(user, "free", "1"), item(user, name, "\"many\"")))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> set(item(user, "free", "1"), item(user, name, "true")))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> write(WriteMode.UPDATE, item(user, name, "7")))
        .isInstanceOf(NoSuchValueException.class);
    assertThat(namesOf(user)).isEmpty();

    set(item(user, name, "12.50"));
    assertThat(text(user, name)).isEqualTo("12.50");
  }

  @Test
  void a_managed_name_does_not_refuse_by_a_rule_that_no_longer_holds() {
    UserId user = user();
    Definition definition = defineKnownNumber();
    String name = definition.name().text();

    retypeElsewhere(definition, "string");
    set(item(user, name, "\"text by now\""));

    assertThat(text(user, name)).isEqualTo("text by now");
  }

  @Test
  void a_hidden_value_is_written_only() {
    UserId user = user();
    Definition hidden = define(null, true);
    String name = hidden.name().text();

    set(item(user, name, "\"secret\""));

    assertThat(text(user, name)).isEqualTo("withheld");
    assertThat(get(user, name).encrypted()).isTrue();
    NamedValue ciphertext =
        store.in(() -> values.get(admin, user, names(name), false)).get(name(name));
    assertThat(ciphertext.content()).isInstanceOf(NamedContent.Withheld.class);
  }

  @Test
  void a_managed_value_expires_and_the_next_level_takes_over() {
    UserId user = user();
    Definition definition = define("default");
    String name = definition.name().text();

    set(expiring(user, name, "\"own\"", Duration.ofSeconds(1)));
    assertThat(text(user, name)).isEqualTo("own");
    beans.clock().advance(Duration.ofSeconds(1));

    assertThat(text(user, name)).isEqualTo("default");
    write(WriteMode.CREATE, item(user, name, "\"new\""));
    assertThat(text(user, name)).isEqualTo("new");
  }

  @Test
  void a_user_does_not_set_what_he_may_not_view() {
    UserId user = user();
    Definition definition = defineUnseen();
    Caller himself = new Caller(user, false);
    List<NamedWrite> own = List.of(item(user, definition.name().text(), "\"own\""));

    assertThatThrownBy(() -> store.run(() -> values.write(himself, WriteMode.SET, own)))
        .isInstanceOf(AccessDeniedException.class);
    store.run(() -> values.write(admin, WriteMode.SET, own));
    assertThat(text(user, definition.name().text())).isEqualTo("own");
  }

  private Definition defineUnseen() {
    DefinitionDraft seen = draft(unique("unseen"), "string", null, false);
    return store.in(
        () ->
            definitions.create(
                admin,
                new DefinitionDraft(
                    seen.name(),
                    seen.label(),
                    seen.type(),
                    seen.defaultValue(),
                    false,
                    false,
                    true,
                    seen.whitelist(),
                    false,
                    seen.valueForCiRun())));
  }

  @Test
  void what_was_free_is_gone_when_the_name_becomes_managed_and_does_not_come_back() {
    UserId user = user();
    String name = unique("later");
    set(item(user, name, "\"free\""));

    Definition definition =
        store.in(() -> definitions.create(admin, draft(name, "string", null, false)));
    assertThat(text(user, name)).isEqualTo("absent");
    set(item(user, name, "\"managed\""));
    assertThat(effective(user, definition).content()).isEqualTo(new Content.Text("managed"));

    store.run(() -> definitions.delete(admin, definition.id()));
    assertThat(text(user, name)).isEqualTo("absent");
  }

  @Test
  void a_thousand_values_are_written_and_read_together() {
    UserId user = user();
    List<NamedWrite> items = many(user, 1000, "[1]");

    store.run(() -> values.write(admin, WriteMode.CREATE, items));
    store.run(() -> values.write(admin, WriteMode.SET, items));
    store.run(() -> values.write(admin, WriteMode.UPDATE, items));

    assertThat(namesOf(user)).hasSize(1000);
    assertThat(
            count(
                "select count(*) from audit_event where user_id = ?1 and action = 'unmanaged_value.set'",
                user))
        .isEqualTo(3000);
  }

  @Test
  void values_are_read_together_as_long_as_they_are_not_too_large() {
    UserId user = user();
    SessionOwner session = session(user);
    String large = "\"" + "x".repeat(JsonText.MAX_BYTES - 2) + "\"";
    List<NamedWrite> writes = new ArrayList<>(many(user, 16, large));
    writes.addAll(List.of(item(user, "small1", "1"), item(user, "small2", "2")));
    store.run(() -> values.write(admin, WriteMode.SET, writes));
    store.run(() -> sessionValues.write(admin, session, WriteMode.SET, writes));
    List<String> names = new ArrayList<>(writes.stream().map(one -> one.name().text()).toList());

    assertThat(all(user, names)).hasSize(18);
    set(item(user, "large", large));
    store.run(
        () ->
            sessionValues.write(
                admin, session, WriteMode.SET, List.of(sealed(user, "large", large))));
    names.add("large");

    assertThatThrownBy(() -> all(user, names))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("Ask for fewer at once");
    assertThatThrownBy(
            () ->
                store.run(
                    () ->
                        sessionValues.get(
                            admin, session, names.stream().map(FreeName::new).toList(), false)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> store.run(() -> unmanagedValues.all(admin, user, Namespace.SSO)))
        .isInstanceOf(InvalidException.class);
    assertThat(all(user, names.subList(0, 17))).hasSize(17);
    assertThat(namesOf(user)).hasSize(19);
  }

  @Test
  void all_names_are_told_as_long_as_they_are_not_too_many() {
    UserId user = user();
    insert(user, 1, ValueRows.MAX_ALL);
    assertThat(namesOf(user)).hasSize(ValueRows.MAX_ALL);
    insert(user, ValueRows.MAX_ALL + 1, ValueRows.MAX_ALL + 1);

    assertThatThrownBy(() -> namesOf(user))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("by their names");
    assertThatThrownBy(() -> store.run(() -> unmanagedValues.all(admin, user, Namespace.SSO)))
        .isInstanceOf(InvalidException.class);
  }

  private void insert(UserId user, int first, int last) {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into unmanaged_value (user_id, namespace, name, plain_text, created_at, set_by, set_at)
                  select cast(?1 as bigint), 'sso', 'n' || x, '1', cast(?2 as timestamp with time zone),
                      cast(?1 as bigint), cast(?2 as timestamp with time zone)
                    from generate_series(cast(?3 as integer), cast(?4 as integer)) as x
                """,
                user.value(),
                now(),
                first,
                last));
  }

  @Test
  void thirty_two_threads_set_one_new_name_without_error() throws Exception {
    UserId user = user();

    race(32, i -> () -> set(item(user, "new", Integer.toString(i))));

    assertThat(count("select count(*) from unmanaged_value where user_id = ?1", user)).isEqualTo(1);
    assertThat(count("select version from unmanaged_value where user_id = ?1", user)).isEqualTo(32);
  }

  @Test
  void many_of_one_user_in_any_order_do_not_block_each_other() throws Exception {
    UserId user = user();

    race(
        8,
        i ->
            () -> {
              List<NamedWrite> items = new ArrayList<>(many(user, 50, "" + i));
              Collections.shuffle(items, new Random(i));
              store.run(() -> values.write(admin, WriteMode.SET, items));
            });

    assertThat(Set.copyOf(all(user, namesOf(user).stream().toList()).values())).hasSize(1);
  }

  @Test
  void of_many_who_create_one_name_one_succeeds() throws Exception {
    UserId user = user();
    AtomicInteger refused = new AtomicInteger();

    race(
        16,
        i ->
            () -> {
              try {
                write(WriteMode.CREATE, item(user, "new", "1"));
              } catch (ValueExistsException late) {
                refused.incrementAndGet();
              }
            });

    assertThat(refused).hasValue(15);
  }

  @Test
  void values_of_a_session_end_with_it() {
    UserId user = user();
    SessionOwner session = session(user);
    store.run(
        () ->
            sessionValues.write(
                admin,
                session,
                WriteMode.CREATE,
                List.of(item(user, "cart", "[1]"), sealed(user, "pin", "2"))));
    assertThat(store.in(() -> sessionValues.get(admin, session, names("cart", "pin"), true)))
        .hasSize(2);
    assertThat(namesOf(user)).isEmpty();

    store.run(
        () ->
            Sql.update(
                store.entityManager(), "delete from session where id = ?1", session.session()));

    assertThat(store.in(() -> sessionValues.names(admin, session))).isEmpty();
    assertThatThrownBy(
            () ->
                store.run(
                    () ->
                        sessionValues.write(
                            admin, session, WriteMode.SET, List.of(item(user, "cart", "1")))))
        .isInstanceOf(SessionEndedException.class);
  }

  @Test
  void values_of_a_session_are_created_updated_moved_and_deleted() {
    UserId user = user();
    SessionOwner session = session(user);
    Caller stranger = new Caller(user(), false);
    List<NamedWrite> items = List.of(item(user, "cart", "[1]"));
    store.run(() -> sessionValues.write(admin, session, WriteMode.SET, items));

    assertThatThrownBy(
            () -> store.run(() -> sessionValues.write(admin, session, WriteMode.CREATE, items)))
        .isInstanceOf(ValueExistsException.class);
    assertThatThrownBy(() -> sessionValues.names(stranger, session))
        .isInstanceOf(AccessDeniedException.class);
    store.run(
        () ->
            sessionValues.setExpiry(
                admin,
                session,
                List.of(new ExpiryWrite(user, name("cart"), Optional.of(now().plusSeconds(1))))));
    beans.clock().advance(Duration.ofSeconds(1));
    assertThat(store.in(() -> sessionValues.existing(admin, session, names("cart")))).isEmpty();
    store.run(() -> sessionValues.write(admin, session, WriteMode.CREATE, items));
    store.run(() -> sessionValues.delete(admin, session, names("cart", "other")));
    assertThat(store.in(() -> sessionValues.names(admin, session))).isEmpty();
  }

  @Test
  void a_namespace_is_read_whole_and_written_by_version() {
    UserId user = user();
    set(item(user, "theme", "1"));
    JsonText dark = new JsonText("{\"theme\" : \"dark\"}");

    Edition first = put(user, "theme", dark);
    Edition second = put(user, "theme", dark);
    assertThat(List.of(first.version(), second.version())).containsExactly(1L, 2L);
    assertThat(swap(user, "theme", first, "0")).isEmpty();
    assertThat(swap(user, "theme", second, "3"))
        .hasValue(new Edition(3, first.createdAt()))
        .isEqualTo(Optional.of(found(user, "theme").edition()));
    assertThat(swap(user, "other", second, "0")).isEmpty();
    assertThat(replace(user, "other")).isEmpty();
    assertThat(create(user, "other", "9")).isPresent();
    assertThat(create(user, "other", "10")).isEmpty();
    assertThat(replace(user, "theme")).isPresent();

    assertThat(store.in(() -> unmanagedValues.all(admin, user, Namespace.UI)))
        .isEqualTo(Map.of("theme", new JsonText("3"), "other", new JsonText("9")));
    assertThat(store.in(() -> unmanagedValues.delete(admin, user, Namespace.UI, name("other"))))
        .isTrue();
    assertThat(store.in(() -> unmanagedValues.delete(admin, user, Namespace.UI, name("other"))))
        .isFalse();
    assertThat(text(user, "theme")).isEqualTo("1");
  }

  @Test
  void a_user_may_have_500_settings_and_always_replace_or_delete_them() {
    UserId user = user();
    store.run(() -> IntStream.range(0, 500).forEach(i -> settings("k" + i, user, "1")));

    assertThatThrownBy(() -> put(user, "one more", new JsonText("1")))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("at most 500");
    assertThatThrownBy(() -> create(user, "one more", "1")).isInstanceOf(InvalidException.class);
    assertThat(put(user, "k7", new JsonText("2")).version()).isEqualTo(2);
    assertThat(store.in(() -> unmanagedValues.delete(admin, user, Namespace.UI, name("k7"))))
        .isTrue();
    put(user, "one more", new JsonText("1"));
    put(user(), "of somebody else", new JsonText("1"));
    set(item(user, "of another door", "1"));
  }

  private void settings(String key, UserId user, String source) {
    unmanagedValues.set(admin, user, Namespace.UI, name(key), new JsonText(source));
  }

  @Test
  void settings_of_a_user_may_have_two_million_bytes_together_and_replacing_one_frees_its_own() {
    UserId user = user();
    // Three bytes each.
    JsonText large = new JsonText("\"" + "\u20ac".repeat(333_000) + "\"");
    put(user, "one", large);
    Edition first = put(user, "two", large);

    assertThatThrownBy(() -> put(user, "three", large)).isInstanceOf(InvalidException.class);
    put(user, "two", large);
    put(user, "three", new JsonText("1"));
    assertThatThrownBy(() -> put(user, "three", large)).isInstanceOf(InvalidException.class);
    assertThat(found(user, "three").value()).isEqualTo(new JsonText("1"));
    assertThatThrownBy(
            () ->
                store.in(
                    () -> unmanagedValues.replace(admin, user, Namespace.UI, name("three"), large)))
        .isInstanceOf(InvalidException.class);
    assertThat(swap(user, "two", first, "1")).isEmpty();
    put(user, "two", new JsonText("1"));
    assertThat(put(user, "three", large).version()).isEqualTo(2);
  }

  @Test
  void a_lack_of_room_hides_no_failed_precondition() {
    UserId user = user();
    store.run(() -> IntStream.range(0, 500).forEach(i -> settings("k" + i, user, "1")));
    // As settings may be that are older than the limit.
    store.run(() -> Sql.update(store.entityManager(), ONE_SETTING_MORE, user.value()));
    Edition other = new Edition(99, beans.clock().instant());

    assertThat(replace(user, "missing")).isEmpty();
    assertThat(swap(user, "missing", other, "22")).isEmpty();
    assertThat(swap(user, "k7", other, "22")).isEmpty();
    assertThat(create(user, "k7", "22")).isEmpty();
    assertThatThrownBy(() -> put(user, "k7", new JsonText("22")))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void whoever_has_too_many_settings_may_still_replace_one_by_one_that_is_no_longer() {
    UserId user = user();
    store.run(() -> IntStream.range(0, 500).forEach(i -> settings("k" + i, user, "1")));
    store.run(() -> Sql.update(store.entityManager(), ONE_SETTING_MORE, user.value()));

    assertThat(put(user, "k7", new JsonText("2")).version()).isEqualTo(2);
    assertThat(replace(user, "k8")).isPresent();
  }

  @Test
  void a_value_is_deleted_only_if_it_still_has_the_version() {
    UserId user = user();
    Edition first = put(user, "theme", new JsonText("1"));
    put(user, "theme", new JsonText("2"));

    assertThat(deletes(user, first)).isFalse();
    VersionedValue found = found(user, "theme");
    assertThat(found.value()).isEqualTo(new JsonText("2"));
    assertThat(deletes(user, found.edition())).isTrue();
    assertThat(deletes(user, found.edition())).isFalse();
    assertThat(store.in(() -> unmanagedValues.find(admin, user, Namespace.UI, name("theme"))))
        .isEmpty();
  }

  @Test
  void a_value_created_anew_is_another_though_its_version_is_the_same() {
    UserId user = user();
    Edition old = put(user, "theme", new JsonText("1"));
    deletes(user, old);
    beans.clock().advance(Duration.ofNanos(1000));
    Edition anew = put(user, "theme", new JsonText("2"));

    assertThat(anew.version()).isEqualTo(old.version());
    assertThat(swap(user, "theme", old, "3")).isEmpty();
    assertThat(deletes(user, old)).isFalse();
    assertThat(found(user, "theme").value()).isEqualTo(new JsonText("2"));
  }

  @Test
  void of_many_who_create_or_swap_at_once_exactly_one_wins() throws Exception {
    UserId user = user();
    AtomicInteger created = new AtomicInteger();
    AtomicInteger swapped = new AtomicInteger();

    race(16, number -> () -> create(user, "k", "1").ifPresent(e -> created.incrementAndGet()));
    Edition first = found(user, "k").edition();
    race(16, number -> () -> swap(user, "k", first, "2").ifPresent(e -> swapped.incrementAndGet()));

    assertThat(List.of(created.get(), swapped.get())).containsExactly(1, 1);
    assertThat(found(user, "k").edition()).isEqualTo(new Edition(2, first.createdAt()));
  }

  private boolean deletes(UserId user, Edition edition) {
    return store.in(
        () -> unmanagedValues.compareAndDelete(admin, user, Namespace.UI, name("theme"), edition));
  }

  private VersionedValue found(UserId user, String name) {
    return store
        .in(() -> unmanagedValues.find(admin, user, Namespace.UI, name(name)))
        .orElseThrow();
  }

  @Test
  void what_is_expired_is_deleted_later_and_nothing_else() {
    UserId user = user();
    SessionOwner session = session(user);
    Definition definition = define(null);
    set(
        expiring(user, "a", "1", Duration.ofSeconds(1)),
        expiring(user, "b", "1", Duration.ofSeconds(9)),
        item(user, "c", "1"),
        expiring(user, definition.name().text(), "\"x\"", Duration.ofSeconds(1)));
    store.run(
        () ->
            sessionValues.write(
                admin,
                session,
                WriteMode.SET,
                List.of(expiring(user, "a", "1", Duration.ofSeconds(1)))));
    GroupId group = group();
    setGroup(group, definition, "y");
    expire(group, Duration.ofSeconds(1));
    GroupId other = group();
    setGroup(other, definition, "z");
    expire(other, Duration.ofSeconds(9));
    beans.clock().advance(Duration.ofSeconds(2));

    while (store.in(() -> beans.get(ExpiredValueRows.class).deleteSome(1))) {
      // Until nothing is left.
    }

    assertThat(count("select count(*) from unmanaged_value where user_id = ?1", user)).isEqualTo(2);
    assertThat(count("select count(*) from user_value where user_id = ?1", user)).isZero();
    assertThat(
            store.count(
                "select count(*) from session_value where session_id = ?1", session.session()))
        .isZero();
    assertThat(valuesOf(group)).isZero();
    assertThat(valuesOf(other)).isOne();
  }

  private void expire(GroupId group, Duration after) {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update group_value set expires_at = ?1 where group_id = ?2",
                now().plus(after),
                group.value()));
  }

  private long valuesOf(GroupId group) {
    return store.count("select count(*) from group_value where group_id = ?1", group.value());
  }

  @Test
  void what_is_expired_is_not_waited_for_while_somebody_writes_it() throws Exception {
    UserId user = user();
    set(
        expiring(user, "free", "1", Duration.ofSeconds(1)),
        expiring(user, "written", "1", Duration.ofSeconds(1)));
    beans.clock().advance(Duration.ofSeconds(2));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection writer = store.source().getConnection()) {
      writer.setAutoCommit(false);
      try (PreparedStatement lock =
          writer.prepareStatement(
              "select name from unmanaged_value where user_id = ? and name = 'written' for update")) {
        lock.setLong(1, user.value());
        lock.executeQuery().close();
      }

      // Not in this thread: it would wait for itself.
      Future<Boolean> deletion =
          thread.submit(() -> store.in(() -> beans.get(ExpiredValueRows.class).deleteSome(100)));
      try {
        deletion.get(20, TimeUnit.SECONDS);
      } finally {
        writer.rollback();
      }
    } finally {
      thread.shutdown();
    }

    assertThat(count("select count(*) from unmanaged_value where user_id = ?1", user)).isOne();
    store.in(() -> beans.get(ExpiredValueRows.class).deleteSome(100));
    assertThat(count("select count(*) from unmanaged_value where user_id = ?1", user)).isZero();
  }

  private Edition put(UserId user, String name, JsonText value) {
    return store.in(() -> unmanagedValues.set(admin, user, Namespace.UI, name(name), value));
  }

  private Optional<Edition> create(UserId user, String name, String source) {
    return store.in(
        () -> unmanagedValues.create(admin, user, Namespace.UI, name(name), new JsonText(source)));
  }

  private Optional<Edition> replace(UserId user, String name) {
    return store.in(
        () -> unmanagedValues.replace(admin, user, Namespace.UI, name(name), new JsonText("3")));
  }

  private Optional<Edition> swap(UserId user, String name, Edition expected, String source) {
    return store.in(
        () ->
            unmanagedValues.compareAndSet(
                admin, user, Namespace.UI, name(name), expected, new JsonText(source)));
  }

  private void moveExpiry(UserId user, String name, Duration after) {
    store.run(
        () ->
            values.setExpiry(
                admin, List.of(new ExpiryWrite(user, name(name), Optional.of(now().plus(after))))));
  }

  private long count(String sql, UserId user) {
    return store.count(sql, user.value());
  }

  @Test
  void a_batch_that_sets_and_deletes_takes_turns_with_other_writers_of_the_same_values()
      throws Exception {
    UserId user = user();
    Definition one = define(null);
    Definition other = define(null);
    ValueBatches batches = beans.get(ValueBatches.class);

    race(8, i -> () -> repeatedly(() -> mixed(batches, user, i, one, other)));

    set(item(user, one.name().text(), "\"at last\""));
    assertThat(text(user, one.name().text())).isEqualTo("at last");
  }

  @Test
  void calls_that_mix_free_and_managed_names_take_turns_with_those_that_do_not() throws Exception {
    UserId user = user();
    String managed = define(null).name().text();
    String other = define(null).name().text();
    List<NamedWrite> mixed =
        List.of(item(user, "a", "1"), item(user, managed, "\"x\""), item(user, other, "\"x\""));
    List<NamedWrite> free = List.of(item(user, "b", "2"), item(user, "a", "2"));
    ExpiryWrite moved = new ExpiryWrite(user, name("a"), Optional.empty());
    ExpiryWrite managedMoved = new ExpiryWrite(user, name(managed), Optional.empty());
    ExpiryWrite otherMoved = new ExpiryWrite(user, name(other), Optional.empty());
    store.run(() -> values.write(admin, WriteMode.SET, mixed));

    race(
        6,
        i ->
            () ->
                repeatedly(
                    () ->
                        store.run(
                            () -> {
                              if (i % 3 == 2) {
                                values.setExpiry(admin, List.of(moved, managedMoved, otherMoved));
                              } else {
                                values.write(admin, WriteMode.SET, i % 3 == 0 ? mixed : free);
                              }
                            })));
    race(
        4,
        i ->
            () ->
                repeatedly(
                    () -> {
                      if (i % 2 == 0) {
                        delete(user, "a", managed, other);
                      } else {
                        store.run(() -> values.write(admin, WriteMode.SET, free));
                      }
                    }));

    assertThat(text(user, "b")).isEqualTo("2");
  }

  // Even ones set one and delete the other by a batch; odd ones set both by name, or delete both.
  private void mixed(
      ValueBatches batches, UserId user, int number, Definition one, Definition other) {
    switch (number % 4) {
      case 0 -> batch(batches, user, one, other);
      case 2 -> batch(batches, user, other, one);
      case 1 ->
          set(item(user, one.name().text(), "\"x\""), item(user, other.name().text(), "\"y\""));
      default ->
          store.in(
              () -> {
                values.delete(admin, user, names(other.name().text(), one.name().text()));
                return user;
              });
    }
  }

  private void batch(ValueBatches batches, UserId user, Definition set, Definition deleted) {
    store.in(
        () ->
            batches.apply(
                admin,
                List.of(
                    batchItem(user, set, Optional.of("set")),
                    batchItem(user, deleted, Optional.empty()))));
  }

  private static BatchItem batchItem(UserId user, Definition definition, Optional<String> text) {
    return new BatchItem(user, new AttributeRef.ByName(definition.name()), text, Optional.empty());
  }

  private static void repeatedly(Runnable work) {
    for (int i = 0; i < 40; i++) {
      work.run();
    }
  }

  private interface Racer {
    Runnable of(int number);
  }

  private static void race(int threads, Racer racer) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Boolean>> running =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      pool.submit(
                          (Callable<Boolean>)
                              () -> {
                                start.await();
                                racer.of(i).run();
                                return true;
                              }))
              .toList();
      start.countDown();
      for (Future<Boolean> one : running) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
