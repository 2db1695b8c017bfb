package org.precedent.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.precedent.attribute.AttributeBeans;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.DefinitionDraft;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.ReleasableValue;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.Groups;
import org.precedent.directory.Memberships;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.platform.settings.Settings;
import org.precedent.secrecy.SealContext;
import org.precedent.secrecy.Sealer;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.KnownSecrets;
import org.precedent.testing.Store;

/** What deliveries do, over each database; the client only keeps what it is told to send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveriesContract {

  private static final String WHITELIST = "https://api.example.test/v1/*";
  private static final String SECRET = KnownSecrets.add("s3cret/&\"value");

  private final Store store;
  private final Beans beans;
  private final AttributeBeans attributes;
  private final Caller admin;
  private final Deliveries deliveries;
  private final List<OutgoingRequest> sent = new ArrayList<>();
  private Sending next = new Sending.Answered(204);

  DeliveriesContract(Database database) {
    store = new Store(database);
    beans = new Beans(store);
    beans.with(
        Settings.class,
        Beans.settings(Map.of("precedent.delivery.allowlist", "https://open.example.test/*")));
    admin = new Caller(new UserId(1), true);
    attributes = new AttributeBeans(store, beans, database, admin);
    beans.with(
        DestinationClient.class,
        request -> {
          sent.add(request);
          return next;
        });
    deliveries = OwnTransactions.deliveries(store, beans);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @BeforeEach
  void forget() {
    sent.clear();
    next = new Sending.Answered(204);
  }

  private UserId user() {
    return store
        .in(
            () ->
                beans
                    .get(Users.class)
                    .create(admin, UserChanges.named(Change.to("Grace"), Change.to("Hopper"))))
        .id();
  }

  private static String unique(String stem) {
    return stem + "_" + UUID.randomUUID().toString().substring(0, 8);
  }

  private DefinitionId define(String name, boolean hidden, Optional<String> whitelist) {
    return define(name, hidden, whitelist, Optional.empty());
  }

  private DefinitionId define(
      String name, boolean hidden, Optional<String> whitelist, Optional<String> defaultValue) {
    DefinitionDraft draft =
        new DefinitionDraft(
            Optional.of(name),
            Optional.of("Label of " + name),
            Optional.of("string"),
            defaultValue,
            hidden,
            false,
            false,
            whitelist,
            false,
            Optional.empty());
    return store.in(() -> beans.get(Definitions.class).create(admin, draft)).id();
  }

  private String hidden(UserId user) {
    String name = unique("token");
    attributes.set(user, define(name, true, Optional.of(WHITELIST)), SECRET);
    return name;
  }

  private static String place(String name) {
    return "{{ user_attributes." + name + " }}";
  }

  private static DeliveryRequest get(UserId user, String url, String header) {
    return new DeliveryRequest(
        user,
        DeliveryMethod.GET,
        url,
        List.of(new DeliveryRequest.Header("Authorization", header)),
        new DeliveryBody.None());
  }

  private Delivery deliver(Caller caller, DeliveryRequest request) {
    return deliver(caller, request, Optional.empty());
  }

  private Delivery deliver(Caller caller, DeliveryRequest request, Optional<IdempotencyKey> key) {
    return deliveries.deliver(caller, request, key);
  }

  private static DeliveryQuery all() {
    return new DeliveryQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1000);
  }

  private List<Delivery> list(Caller caller, DeliveryQuery query) {
    return deliveries.list(caller, query);
  }

  @Test
  void a_hidden_value_is_sent_where_the_template_puts_it() {
    UserId user = user();
    String name = hidden(user);
    DeliveryRequest request =
        new DeliveryRequest(
            user,
            DeliveryMethod.POST,
            "https://api.example.test/v1/" + place(name) + "?t=" + place(name),
            List.of(new DeliveryRequest.Header("X-Token", "k=" + place(name))),
            new DeliveryBody.Json(
                Json.createObjectBuilder().add("token", place(name)).add("n", 1).build()));

    Delivery delivery = deliver(new Caller(user, false), request);

    assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(delivery.statusCode()).contains(204);
    assertThat(delivery.attributes()).containsExactly(name);
    OutgoingRequest outgoing = sent.get(0);
    assertThat(outgoing.destination().requestTarget())
        .isEqualTo("/v1/s3cret%2F%26%22value?t=s3cret%2F%26%22value");
    assertThat(outgoing.headers())
        .containsExactly(
            new OutgoingHeader("X-Token", "k=" + SECRET),
            new OutgoingHeader("Content-Type", "application/json"));
    assertThat(outgoing.body().map(String::new))
        .contains("{\"token\":\"s3cret/&\\\"value\",\"n\":1}");
  }

  @Test
  void the_record_has_no_value_and_no_query() {
    UserId user = user();
    String name = hidden(user);
    Delivery delivery =
        deliver(
            admin,
            get(user, "https://api.example.test/v1/" + place(name) + "?q=" + place(name), "x"));

    Delivery recorded = list(admin, all().of(user)).get(0);

    assertThat(recorded).isEqualTo(delivery);
    assertThat(recorded.origin()).contains("https://api.example.test");
    assertThat(recorded.path()).contains("/v1/{{ user_attributes." + name + " }}");
    assertThat(recorded.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_destination_off_the_whitelist_gets_nothing_and_is_recorded() {
    UserId user = user();
    String name = hidden(user);

    Delivery other = deliver(admin, get(user, "https://evil.test/v1/x", place(name)));
    Delivery path = deliver(admin, get(user, "https://api.example.test/v2/x", place(name)));

    assertThat(sent).isEmpty();
    assertThat(List.of(other, path))
        .allSatisfy(
            delivery -> {
              assertThat(delivery.status()).isEqualTo(DeliveryStatus.REFUSED);
              assertThat(delivery.reason().map(Reason::code)).contains("not_on_whitelist");
            });
    assertThat(list(admin, all().of(user))).containsExactly(path, other);
  }

  @Test
  void what_a_url_with_a_hidden_value_is_refused_for_tells_nothing_of_the_value() {
    UserId user = user();
    String path = "/v1/ab";
    String name = unique("token");
    DefinitionId definition =
        define(name, true, Optional.of("https://api.example.test" + path + "*"));
    List<Delivery> refused = new ArrayList<>();

    for (String secret :
        List.of("x", "x".repeat(9000), "..", "../", "%2e%2e", "%00", "\n", "%252525252525", "é")) {
      attributes.set(user, definition, secret);
      refused.add(
          deliver(admin, get(user, "https://api.example.test/v1/" + place(name) + "?q", "x")));
    }

    assertThat(sent).isEmpty();
    assertThat(refused)
        .extracting(delivery -> delivery.reason().map(Reason::code))
        .containsOnly(Optional.of("not_admitted"));
    assertThat(refused)
        .allSatisfy(
            delivery -> {
              assertThat(delivery.origin()).contains("https://api.example.test");
              assertThat(delivery.path()).contains("/v1/{{ user_attributes." + name + " }}");
            });
  }

  @Test
  void what_is_wrong_with_a_visible_value_in_a_url_is_told() {
    UserId user = user();
    String name = unique("plain");
    attributes.set(user, define(name, false, Optional.empty()), "..");

    Delivery delivery = deliver(admin, get(user, "https://open.example.test/" + place(name), "x"));

    assertThat(delivery.reason().map(Reason::code)).contains("dot_segment");
    assertThat(delivery.origin()).contains("https://open.example.test");
    assertThat(delivery.path()).contains("/{{ user_attributes." + name + " }}");
  }

  @Test
  void the_recorded_path_is_that_which_is_sent() {
    UserId user = user();

    deliver(admin, get(user, "https://open.example.test/open/../%7Eb?q=1", "x"));

    assertThat(sent.get(0).destination().path()).isEqualTo("/~b");
    assertThat(list(admin, all().of(user)).get(0).path()).contains("/~b");
  }

  @Test
  void all_hidden_attributes_must_admit_the_destination() {
    UserId user = user();
    String name = hidden(user);
    String elsewhere = unique("elsewhere");
    attributes.set(
        user, define(elsewhere, true, Optional.of("https://other.example.test/*")), SECRET);

    Delivery delivery =
        deliver(
            admin, get(user, "https://api.example.test/v1/", place(name) + " " + place(elsewhere)));

    assertThat(delivery.reason().map(Reason::code)).contains("not_on_whitelist");
    assertThat(sent).isEmpty();
  }

  @Test
  void a_hidden_attribute_without_whitelist_goes_nowhere() {
    UserId user = user();
    String name = unique("nowhere");
    attributes.set(user, define(name, true, Optional.empty()), SECRET);

    Delivery delivery = deliver(admin, get(user, "https://open.example.test/", place(name)));

    assertThat(delivery.reason().map(Reason::code)).contains("no_whitelist");
    assertThat(sent).isEmpty();
  }

  @Test
  void without_a_hidden_attribute_the_list_of_the_server_decides() {
    UserId user = user();
    String name = unique("plain");
    attributes.set(user, define(name, false, Optional.empty()), "emea");

    assertThat(deliver(admin, get(user, "https://open.example.test/", place(name))).status())
        .isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(
            deliver(admin, get(user, "https://api.example.test/v1/", place(name)))
                .reason()
                .map(Reason::code))
        .contains("not_on_allowlist");
    assertThat(
            deliver(admin, get(user, "https://api.example.test/v1/", "nothing"))
                .reason()
                .map(Reason::code))
        .contains("not_on_allowlist");
    assertThat(sent).hasSize(1);
  }

  @Test
  void the_effective_value_is_sent_from_group_and_default() {
    UserId user = user();
    String name = unique("ranked");
    DefinitionId definition =
        define(name, true, Optional.of(WHITELIST), Optional.of("the-default"));
    GroupId second = group(user);
    GroupId first = group(user);
    attributes.set(first, definition, "of-first");
    attributes.set(second, definition, "of-second");

    deliver(admin, get(user, "https://api.example.test/v1/", place(name)));
    deliver(admin, get(user(), "https://api.example.test/v1/", place(name)));
    attributes.set(user, definition, "own");
    deliver(admin, get(user, "https://api.example.test/v1/", place(name)));

    assertThat(sent)
        .extracting(request -> request.headers().get(0).value())
        .containsExactly("of-first", "the-default", "own");
  }

  @Test
  void what_the_directory_says_is_sent_before_the_value_of_a_group() {
    UserId user = user();
    String name = unique("paired");
    DefinitionId definition = define(name, true, Optional.of(WHITELIST));
    attributes.set(group(user), definition, "of-group");
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "insert into directory_value (user_id, definition_id, ciphertext, key_id, set_at)"
                    + " values (?1, ?2, ?3, 1, current_timestamp)",
                user.value(),
                definition.value(),
                beans
                    .get(Sealer.class)
                    .seal(
                        "of-directory",
                        SealContext.directoryValue(user.value(), definition.value()))
                    .bytes()));

    deliver(admin, get(user, "https://api.example.test/v1/", place(name)));

    assertThat(sent.get(0).headers().get(0).value()).isEqualTo("of-directory");
  }

  private GroupId group(UserId member) {
    GroupId group =
        store
            .in(() -> beans.get(Groups.class).create(admin, GroupChanges.named(unique("group"))))
            .id();
    store.run(() -> beans.get(Memberships.class).addUser(admin, group, member));
    return group;
  }

  @Test
  void a_computed_attribute_is_sent() {
    deliver(admin, get(user(), "https://open.example.test/", "{{ user_attributes.first_name }}"));

    assertThat(sent.get(0).headers().get(0).value()).isEqualTo("Grace");
  }

  @Test
  void what_nobody_defined_or_set_is_refused() {
    UserId user = user();
    String unset = unique("unset");
    define(unset, true, Optional.of(WHITELIST));

    assertThat(
            deliver(admin, get(user, "https://api.example.test/v1/", place(unset)))
                .reason()
                .map(Reason::code))
        .contains("no_value");
    assertThat(
            deliver(admin, get(user, "https://open.example.test/", place("nobody-knows-it")))
                .reason()
                .map(Reason::code))
        .contains("unknown_attribute");
  }

  @Test
  void a_value_that_fits_into_no_header_is_refused() {
    UserId user = user();
    String name = unique("lines");
    attributes.set(user, define(name, true, Optional.of(WHITELIST)), "a\r\nX-Evil: 1");

    Delivery delivery = deliver(admin, get(user, "https://api.example.test/v1/", place(name)));

    assertThat(delivery.reason().map(Reason::code)).contains("header_value");
    assertThat(sent).isEmpty();
  }

  @Test
  void a_user_uses_his_own_values_and_nobody_elses() {
    UserId user = user();
    String name = hidden(user);
    DeliveryRequest request = get(user, "https://api.example.test/v1/", place(name));

    assertThat(deliver(new Caller(user, false), request).status())
        .isEqualTo(DeliveryStatus.DELIVERED);
    assertThatThrownBy(() -> deliver(new Caller(user(), false), request))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(sent).hasSize(1);
  }

  @Test
  void nobody_has_no_values() {
    assertThatThrownBy(
            () ->
                deliver(
                    admin, get(new UserId(999_999_999), "https://open.example.test/", "nothing")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_url_that_is_none_is_refused_and_recorded_without_it() {
    UserId user = user();

    Delivery delivery = deliver(admin, get(user, "https://user@open.example.test/", "x"));

    assertThat(delivery.reason().map(Reason::code)).contains("user_info");
    assertThat(delivery.origin()).isEmpty();
  }

  @Test
  void the_same_key_and_request_is_sent_once() {
    UserId user = user();
    String name = hidden(user);
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://api.example.test/v1/", place(name));

    Delivery first = deliver(admin, request, key);
    next = new Sending.Answered(500);
    Delivery second = deliver(admin, request, key);

    assertThat(second).isEqualTo(first);
    assertThat(sent).hasSize(1);
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    deliver(admin, get(user, "https://open.example.test/", "a"), key);

    assertThatThrownBy(() -> deliver(admin, get(user, "https://open.example.test/", "b"), key))
        .isInstanceOf(InvalidException.class);
    assertThat(sent).hasSize(1);
  }

  @Test
  void keys_of_two_callers_are_two() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://open.example.test/", "a");

    deliver(admin, request, key);
    deliver(new Caller(user, false), request, key);

    assertThat(sent).hasSize(2);
  }

  @Test
  void a_key_counts_for_a_day() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://open.example.test/", "a");
    deliver(admin, request, key);
    beans.clock().advance(Duration.ofHours(24).minusSeconds(1));
    deliver(admin, request, key);
    beans.clock().advance(Duration.ofSeconds(2));

    deliver(admin, request, key);

    assertThat(sent).hasSize(2);
  }

  @Test
  void after_a_day_nothing_is_kept_of_a_key_and_its_request() {
    UserId user = user();
    deliver(admin, get(user, "https://open.example.test/", "a"), IdempotencyKey.of(unique("key")));
    String kept =
        "select count(*) from delivery where user_id = ?1 and key_hash is not null"
            + " and request_digest is not null and request_key_id is not null";
    beans.clock().advance(Duration.ofHours(24).minusSeconds(1));
    store.run(() -> beans.get(DeliveryCare.class).forgetKeys());
    assertThat(store.count(kept, user.value())).isOne();
    beans.clock().advance(Duration.ofSeconds(1));

    store.run(() -> beans.get(DeliveryCare.class).forgetKeys());

    assertThat(store.count(kept, user.value())).isZero();
    assertThat(
            store.count(
                "select count(*) from delivery where user_id = ?1 and request_key_id is null",
                user.value()))
        .isOne();
  }

  @Test
  void a_concurrent_delivery_with_the_same_key_is_not_sent() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://open.example.test/", "a");
    List<Throwable> second = new ArrayList<>();
    deliveries.client =
        outgoing -> {
          sent.add(outgoing);
          second.add(catchThrowable(() -> deliver(admin, request, key)));
          return next;
        };
    try {
      deliver(admin, request, key);
    } finally {
      deliveries.client = beans.get(DestinationClient.class);
    }

    assertThat(sent).hasSize(1);
    assertThat(second.get(0)).isInstanceOf(DeliveryUnderWayException.class);
  }

  @Test
  void what_was_not_tried_can_be_tried_again_under_the_same_key() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://open.example.test/", "a");
    next = new Sending.NotNow(Reason.of(DeliveryReason.BUSY));
    assertThat(deliver(admin, request, key).status()).isEqualTo(DeliveryStatus.FAILED);
    next = new Sending.Answered(200);

    assertThat(deliver(admin, request, key).status()).isEqualTo(DeliveryStatus.DELIVERED);
  }

  @Test
  void a_delivery_is_recorded_before_it_is_sent() {
    UserId user = user();
    List<DeliveryStatus> seen = new ArrayList<>();
    deliveries.client =
        outgoing -> {
          seen.add(list(admin, all().of(user)).get(0).status());
          return next;
        };
    try {
      deliver(admin, get(user, "https://open.example.test/", "a"));
    } finally {
      deliveries.client = beans.get(DestinationClient.class);
    }

    assertThat(seen).containsExactly(DeliveryStatus.PENDING);
    assertThat(list(admin, all().of(user)).get(0).status()).isEqualTo(DeliveryStatus.DELIVERED);
  }

  @Test
  void what_a_server_left_behind_counts_as_interrupted() {
    UserId user = user();
    deliveries.client =
        outgoing -> {
          throw new IllegalStateException("as if the server ended");
        };
    try {
      assertThatThrownBy(() -> deliver(admin, get(user, "https://open.example.test/", "a")))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      deliveries.client = beans.get(DestinationClient.class);
    }
    store.run(() -> beans.get(DeliveryCare.class).interruptAbandoned());
    assertThat(list(admin, all().of(user)).get(0).status()).isEqualTo(DeliveryStatus.PENDING);
    beans.clock().advance(Duration.ofMinutes(2));

    store.run(() -> beans.get(DeliveryCare.class).interruptAbandoned());

    Delivery left = list(admin, all().of(user)).get(0);
    assertThat(left.status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(left.reason().map(Reason::code)).contains("interrupted");
  }

  @Test
  void old_deliveries_are_deleted() {
    UserId user = user();
    deliver(admin, get(user, "https://open.example.test/", "a"));
    beans.clock().advance(Duration.ofDays(366));
    Delivery young = deliver(admin, get(user, "https://open.example.test/", "a"));

    store.run(() -> beans.get(DeliveryCare.class).deleteSome(1000));

    assertThat(list(admin, all().of(user))).containsExactly(young);
  }

  @Test
  void a_user_sees_his_own_deliveries_only() {
    UserId user = user();
    Delivery own = deliver(admin, get(user, "https://open.example.test/", "a"));
    UserId other = user();
    deliver(admin, get(other, "https://open.example.test/", "a"));

    assertThat(list(new Caller(user, false), all())).containsExactly(own);
    assertThatThrownBy(() -> list(new Caller(user, false), all().of(other)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void deliveries_are_found_by_every_filter_and_paged() {
    UserId user = user();
    String name = hidden(user);
    Delivery first = deliver(admin, get(user, "https://api.example.test/v1/", place(name)));
    Delivery second = deliver(admin, get(user, "https://evil.test/", place(name)));
    AttributeName attribute = new AttributeName(name);
    var when = first.startedAt();
    Optional<UserId> whose = Optional.of(user);

    assertThat(list(admin, query(whose, Optional.of(DeliveryStatus.REFUSED), Optional.empty(), 9)))
        .containsExactly(second);
    assertThat(
            list(
                admin,
                new DeliveryQuery(
                    Optional.empty(),
                    Optional.of(admin.user()),
                    Optional.empty(),
                    Optional.of(attribute),
                    Optional.of("https://evil.test"),
                    Optional.of(when),
                    Optional.of(when.plusSeconds(1)),
                    Optional.empty(),
                    9)))
        .containsExactly(second);
    assertThat(list(admin, query(whose, Optional.empty(), Optional.empty(), 1)))
        .containsExactly(second);
    assertThat(list(admin, query(whose, Optional.empty(), Optional.of(second.id()), 1)))
        .containsExactly(first);
  }

  private static DeliveryQuery query(
      Optional<UserId> user, Optional<DeliveryStatus> status, Optional<Long> before, int limit) {
    return new DeliveryQuery(
        user,
        Optional.empty(),
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        before,
        limit);
  }

  @Test
  void a_check_tells_of_each_attribute_and_leaves_no_trace() {
    UserId user = user();
    String name = hidden(user);
    String nowhere = unique("nowhere");
    attributes.set(user, define(nowhere, true, Optional.empty()), SECRET);
    List<AttributeName> names =
        List.of(new AttributeName(name), new AttributeName(nowhere), new AttributeName("nobody"));

    DestinationCheck check =
        deliveries.check(new Caller(user, false), user, "https://api.example.test/v1/x", names);
    DestinationCheck malformed = deliveries.check(admin, user, "https://a@b.test/", names);

    assertThat(check.allowed()).isFalse();
    assertThat(check.attributes())
        .extracting(one -> one.reason().map(Reason::code).orElse("allowed"))
        .containsExactly("allowed", "no_whitelist", "unknown_attribute");
    assertThat(malformed.allowed()).isFalse();
    assertThat(malformed.reason().map(Reason::code)).contains("user_info");
    assertThat(sent).isEmpty();
    assertThat(list(admin, all().of(user))).isEmpty();
  }

  @Test
  void the_database_holds_neither_key_nor_request_nor_value() {
    UserId user = user();
    String name = hidden(user);
    deliver(
        admin,
        get(
            user,
            "https://api.example.test/v1/?q=marker-in-query",
            "marker-in-header " + place(name)),
        IdempotencyKey.of("marker-as-key"));

    assertThat(
            store.count(
                "select count(*) from delivery where path like '%marker%' or origin like '%marker%'"
                    + " or key_hash like '%marker%'"))
        .isZero();
    assertThat(
            store.in(
                () ->
                    Sql.rows(
                            store.entityManager(),
                            "select request_digest from delivery where user_id = ?1",
                            user.value())
                        .get(0)
                        .bytes()
                        .length))
        .isGreaterThan(32);
  }

  @Test
  void what_becomes_of_a_delivery_is_told_once() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://open.example.test/", "a");
    beans.events().clear();

    Delivery delivered = deliver(admin, request, key);
    deliver(admin, request, key);
    Delivery refused = deliver(admin, get(user, "https://evil.test/", "a"));

    assertThat(beans.events())
        .containsExactly(new DeliveryEnded(delivered), new DeliveryEnded(refused));
  }

  @Test
  void deliveries_are_audited() {
    UserId user = user();
    deliver(admin, get(user, "https://open.example.test/", "a"));
    deliver(admin, get(user, "https://evil.test/", "a"));

    assertThat(
            store.count(
                "select count(*) from audit_event where user_id = ?1 and action in"
                    + " ('delivery.allow', 'delivery.refuse')",
                user.value()))
        .isEqualTo(2);
  }

  @Test
  void what_is_refused_for_its_address_is_audited_as_refused() {
    UserId user = user();
    next = new Sending.Blocked(Reason.of(DeliveryReason.FORBIDDEN_ADDRESS));

    Delivery delivery = deliver(admin, get(user, "https://open.example.test/", "a"));

    assertThat(
            store.count(
                "select count(*) from audit_event where user_id = ?1 and action = 'delivery.refuse'"
                    + " and name = ?2",
                user.value(),
                Long.toString(delivery.id())))
        .isOne();
  }

  @Test
  void of_two_that_find_a_key_free_at_the_same_moment_one_is_sent() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    DeliveryRequest request = get(user, "https://open.example.test/", "a");
    List<Delivery> winner = new ArrayList<>();
    Preparation real = deliveries.preparation;
    deliveries.preparation = inTheMiddle(real, () -> winner.add(deliver(admin, request, key)));
    Delivery loser;
    try {
      loser = deliver(admin, request, key);
    } finally {
      deliveries.preparation = real;
    }

    assertThat(sent).hasSize(1);
    assertThat(winner).containsExactly(loser);
    assertThat(list(admin, all().of(user))).containsExactly(loser);
  }

  @Test
  void of_two_different_ones_that_find_a_key_free_at_the_same_moment_one_is_refused() {
    UserId user = user();
    Optional<IdempotencyKey> key = IdempotencyKey.of(unique("key"));
    Preparation real = deliveries.preparation;
    deliveries.preparation =
        inTheMiddle(real, () -> deliver(admin, get(user, "https://open.example.test/", "a"), key));
    try {
      assertThatThrownBy(() -> deliver(admin, get(user, "https://open.example.test/", "b"), key))
          .isInstanceOf(InvalidException.class);
    } finally {
      deliveries.preparation = real;
    }

    assertThat(sent).hasSize(1);
  }

  /** Lets something happen once, when a delivery has looked for its key and is not yet recorded. */
  private Preparation inTheMiddle(Preparation real, Runnable meanwhile) {
    return new Preparation() {
      @Override
      Prepared prepare(DeliveryTemplate template, Map<AttributeName, ReleasableValue> values) {
        deliveries.preparation = real;
        meanwhile.run();
        return real.prepare(template, values);
      }
    };
  }
}
