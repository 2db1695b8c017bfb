package org.precedent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.identity.UserId;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;

/** On PostgreSQL, where round trips count. */
class InContainerOnPostgreSqlIT extends InContainerTest {

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

  private static StatementLog onTheWire() {
    return new StatementLog(LoggingPostgreSql.database());
  }

  private StatementLog log() {
    return new StatementLog(database);
  }
}
