package org.precedent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.directory.Memberships;
import org.precedent.example.UserAttributesClient;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;

/** On PostgreSQL, where round trips count. */
class InContainerOnPostgreSqlIT extends InContainerTest {

  @Inject Memberships memberships;

  @Deployment
  @TargetsContainer("postgresql")
  static WebArchive deployment() {
    return war();
  }

  @Test
  void reading_the_effective_values_of_a_user_costs_one_statement() throws Exception {
    UserId user = user();
    define();

    assertThat(log().of(() -> userValues.effective(ADMINISTRATOR, user))).hasSize(1);
  }

  @Test
  void reading_one_effective_value_costs_one_statement() throws Exception {
    UserId user = user();
    DefinitionId id = define().id();

    assertThat(log().of(() -> userValues.effective(ADMINISTRATOR, user, Set.of(id)))).hasSize(1);
  }

  @Test
  void setting_the_value_of_a_user_costs_one_statement() throws Exception {
    UserId user = user();
    DefinitionId id = define().id();

    assertThat(log().of(() -> userValues.set(ADMINISTRATOR, user, id, Optional.of("north"))))
        .singleElement()
        .asString()
        .contains("insert into user_value", "insert into audit_event");
  }

  @Test
  void setting_the_value_of_a_group_reads_no_other_groups_value() throws Exception {
    DefinitionId id = define().id();
    GroupId group = group();

    assertThat(log().of(() -> groupValues.set(ADMINISTRATOR, group, id, Optional.of("north"))))
        .filteredOn(statement -> statement.contains("plain_text from group_value"))
        .singleElement()
        .asString()
        .contains("v.group_id = ");
  }

  @Test
  void nesting_a_group_with_many_in_it_costs_as_many_statements_as_one_with_few() throws Exception {
    GroupId outer = group();
    GroupId few = groupWith(1);
    GroupId many = groupWith(10);

    int statements = log().of(() -> memberships.addGroup(ADMINISTRATOR, outer, few)).size();

    assertThat(log().of(() -> memberships.addGroup(ADMINISTRATOR, outer, many)))
        .hasSize(statements);
  }

  private GroupId groupWith(int count) {
    GroupId group = group();
    for (int i = 0; i < count; i++) {
      memberships.addGroup(ADMINISTRATOR, group, group());
    }
    return group;
  }

  @Test
  @RunAsClient
  void a_request_for_effective_values_costs_one_statement(@ArquillianResource URI address)
      throws Exception {
    LookerClient client = client(address);
    String user = client.post("/users", Jsons.object("first_name", "Grace")).id();
    attribute(client);

    assertThat(onTheWire().of(() -> client.get("/users/" + user + "/attribute_values"))).hasSize(1);
  }

  @Test
  @RunAsClient
  void a_request_that_sets_a_value_costs_one_statement(@ArquillianResource URI address)
      throws Exception {
    LookerClient client = client(address);
    String user = client.post("/users", Jsons.object("first_name", "Grace")).id();
    String value = "/users/" + user + "/attribute_values/" + attribute(client);

    assertThat(onTheWire().of(() -> client.patch(value, Jsons.object("value", "north"))))
        .hasSize(1);
  }

  @Test
  @RunAsClient
  void setting_a_thousand_attributes_costs_as_many_statements_as_setting_one(
      @ArquillianResource URI address) throws Exception {
    URI server = URI.create("http://" + address.getAuthority());
    String token =
        LookerClient.anonymous(server)
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
            .string("access_token");
    UserAttributesClient client = new UserAttributesClient(server, "CRM", token);
    String thousand =
        IntStream.range(0, 1000)
            .mapToObj(i -> "{\"name\":\"n" + i + "\",\"value\":" + i + "}")
            .collect(Collectors.joining(",", "[", "]"));

    // Begin, the one statement, commit.
    assertThat(onTheWire().of(() -> put(client, "[{\"name\":\"n\",\"value\":1}]"))).hasSize(3);
    assertThat(onTheWire().of(() -> put(client, thousand))).hasSize(3);
  }

  private static void put(UserAttributesClient client, String data) {
    try {
      assertThat(client.setMany(data)).contains("\"status\":\"ok\"");
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static StatementLog onTheWire() {
    return new StatementLog(LoggingPostgreSql.database());
  }

  private StatementLog log() {
    return new StatementLog(database);
  }
}
