package org.precedent.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.identity.UserId;

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

  private StatementLog log() {
    return new StatementLog(database);
  }
}
