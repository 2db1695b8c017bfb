package org.precedent.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionDraft;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.DefinitionUpdate;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.GroupValueDraft;
import org.precedent.attribute.GroupValues;
import org.precedent.attribute.UserValues;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.Groups;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.example.UserAttributesClient;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;

/**
 * What only the container can show: its transactions, what becomes of exceptions on the way out of
 * the beans, and the door of the WAR as it is deployed. Every test makes things of its own.
 */
@ExtendWith({Containers.class, ArquillianExtension.class})
abstract class InContainerTest {

  static final Caller ADMINISTRATOR = new Caller(new UserId(1), true);

  private static final GroupId NO_GROUP = new GroupId(Long.MAX_VALUE);

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Definitions definitions;
  @Inject GroupValues groupValues;
  @Inject UserValues userValues;
  @Inject Users users;
  @Inject Groups groups;
  @Inject UserTransaction transaction;

  /** The WAR that is shipped, with what the tests need inside. */
  static WebArchive war() {
    return ShrinkWrap.create(ZipImporter.class, "precedent.war")
        .importFrom(new File("target/precedent.war"))
        .as(WebArchive.class)
        .addPackage(InContainerTest.class.getPackage())
        .addClasses(LookerClient.class, Answer.class, UserAttributesClient.class)
        .addAsLibrary(jarOf(Assertions.class));
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  @Test
  void replacing_all_group_values_with_an_unknown_group_among_them_changes_nothing()
      throws Exception {
    DefinitionId id = define().id();
    List<GroupValue> before =
        groupValues.replaceAll(ADMINISTRATOR, id, drafts(List.of(group(), group())));
    List<GroupValueDraft> drafts = drafts(List.of(group(), group(), NO_GROUP, group()));
    long audited = auditRows();

    assertThatThrownBy(() -> groupValues.replaceAll(ADMINISTRATOR, id, drafts))
        .isExactlyInstanceOf(InvalidException.class);

    assertThat(groupValues.list(ADMINISTRATOR, id)).isEqualTo(before);
    assertThat(auditRows()).isEqualTo(audited);
  }

  @Test
  void a_failure_takes_back_all_that_its_transaction_did_and_recorded() throws Exception {
    Definition taken = define();
    Definition definition = define();
    UserId user = user();
    GroupId group = group();
    long audited = auditRows();

    transaction.begin();
    userValues.set(ADMINISTRATOR, user, definition.id(), Optional.of("lost"));
    groupValues.set(ADMINISTRATOR, group, definition.id(), Optional.of("lost"));
    definitions.update(ADMINISTRATOR, definition.id(), label(unique("lost")));
    assertThat(auditRows()).isEqualTo(audited + 3);
    assertThatThrownBy(
            () -> definitions.update(ADMINISTRATOR, definition.id(), label(taken.label())))
        .isExactlyInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> transaction.commit()).isInstanceOf(RollbackException.class);

    assertThat(auditRows()).isEqualTo(audited);
    assertThat(definitions.find(ADMINISTRATOR, definition.id())).isEqualTo(definition);
    assertThat(groupValues.list(ADMINISTRATOR, definition.id())).isEmpty();
    assertThat(effective(user, definition)).isEqualTo(Content.NONE);
  }

  @Test
  void a_transaction_reads_definitions_over_its_own_connection_and_leaves_nothing_behind()
      throws Exception {
    UserId user = user();

    transaction.begin();
    Definition ofTransaction = define();
    userValues.set(ADMINISTRATOR, user, ofTransaction.id(), Optional.of("value"));
    assertThat(effective(user, ofTransaction)).isEqualTo(new Content.Text("value"));
    transaction.rollback();

    assertThat(definitions.all(ADMINISTRATOR)).doesNotContain(ofTransaction);
    assertThatThrownBy(
            () -> userValues.set(ADMINISTRATOR, user, ofTransaction.id(), Optional.of("value")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_failed_update_leaves_neither_a_change_nor_an_audit_row() throws Exception {
    Definition taken = define();
    Definition definition = define();
    long audited = auditRows();

    assertThatThrownBy(
            () -> definitions.update(ADMINISTRATOR, definition.id(), label(taken.label())))
        .isExactlyInstanceOf(InvalidException.class);

    assertThat(auditRows()).isEqualTo(audited);
    assertThat(definitions.find(ADMINISTRATOR, definition.id())).isEqualTo(definition);
  }

  @Test
  void a_refusal_leaves_the_beans_as_it_is() {
    Caller nobody = new Caller(user(), false);
    Definition definition = define();
    UserId other = user();

    assertThatThrownBy(() -> definitions.create(nobody, draft()))
        .isExactlyInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> groupValues.replaceAll(nobody, definition.id(), List.of()))
        .isExactlyInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> userValues.effective(nobody, other))
        .isExactlyInstanceOf(AccessDeniedException.class);
  }

  @Test
  void what_is_missing_or_wrong_leaves_the_beans_as_it_is() {
    Definition definition = define();
    UserId user = user();
    UserId nobody = new UserId(Long.MAX_VALUE);

    assertThatThrownBy(() -> definitions.delete(ADMINISTRATOR, new DefinitionId(Long.MAX_VALUE)))
        .isExactlyInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> userValues.set(ADMINISTRATOR, nobody, definition.id(), Optional.of("x")))
        .isExactlyInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> groupValues.set(ADMINISTRATOR, NO_GROUP, definition.id(), Optional.of("x")))
        .isExactlyInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> userValues.set(ADMINISTRATOR, user, definition.id(), Optional.empty()))
        .isExactlyInstanceOf(InvalidException.class);
  }

  @Test
  @RunAsClient
  void the_door_of_the_deployed_war_answers(@ArquillianResource URI address) {
    LookerClient client = client(address);
    String attribute = attribute(client);
    String user = client.post("/users", Jsons.object("first_name", "Grace")).id();
    String value = "/users/" + user + "/attribute_values/" + attribute;

    assertThat(client.patch(value, Jsons.object("value", "north")).status()).isEqualTo(200);

    assertThat(
            client
                .get("/users/" + user + "/attribute_values?user_attribute_ids=" + attribute)
                .objects())
        .singleElement()
        .satisfies(row -> assertThat(row.getString("value")).isEqualTo("north"))
        .satisfies(row -> assertThat(row.getString("source")).isEqualTo("User Setting"));
  }

  static LookerClient client(URI address) {
    URI server = URI.create("http://" + address.getAuthority());
    return LookerClient.of(server, RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  static String attribute(LookerClient client) {
    String name = unique("wire");
    return client
        .post("/user_attributes", Jsons.object("name", name, "label", name, "type", "string"))
        .id();
  }

  Definition define() {
    return definitions.create(ADMINISTRATOR, draft());
  }

  UserId user() {
    return users
        .create(ADMINISTRATOR, UserChanges.named(Change.to("Grace"), Change.to("Hopper")))
        .id();
  }

  GroupId group() {
    return groups.create(ADMINISTRATOR, GroupChanges.named(unique("group"))).id();
  }

  private Content effective(UserId user, Definition definition) {
    return userValues
        .effective(ADMINISTRATOR, user, Set.of(definition.id()))
        .get(0)
        .effective()
        .content();
  }

  private static List<GroupValueDraft> drafts(List<GroupId> groups) {
    return IntStream.range(0, groups.size())
        .mapToObj(
            i ->
                new GroupValueDraft(
                    "[" + i + "].",
                    Optional.of(groups.get(i)),
                    Optional.of("value " + i),
                    Optional.empty()))
        .toList();
  }

  private static DefinitionDraft draft() {
    String name = unique("attribute");
    return new DefinitionDraft(
        Optional.of(name),
        Optional.of(name),
        Optional.of("string"),
        Optional.empty(),
        false,
        true,
        true,
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static DefinitionUpdate label(String label) {
    return new DefinitionUpdate(
        Change.keep(),
        Change.to(label),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep());
  }

  private static String unique(String stem) {
    return stem + "_" + UUID.randomUUID().toString().substring(0, 13);
  }

  private long auditRows() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from audit_event")) {
      row.next();
      return row.getLong(1);
    }
  }
}
