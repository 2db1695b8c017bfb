package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.precedent.example.UserAttributesClient;
import org.precedent.it.support.OnOneDatabase;

/** The two calls of the original, with the JDK's own client. */
@OnOneDatabase
class ExampleIT extends AttributeTest {

  @Test
  void set_and_set_many_work_as_the_readme_shows() throws IOException, InterruptedException {
    AttributeClient client = person().client();
    UserAttributesClient example = new UserAttributesClient(server.address(), "CRM", client.ust());

    assertThat(example.set("\"theme\"", "\"dark\"")).contains("\"status\":\"ok\"");
    assertThat(
            example.setMany(
                "[{\"name\":\"pin\",\"value\":\"1234\",\"encrypt\":true},"
                    + "{\"name\":\"cart\",\"value\":[1,2],\"expiration\":3600}]"))
        .contains("\"status\":\"ok\"");

    assertThat(value(client, "theme")).hasToString("\"dark\"");
    assertThat(value(client, "pin")).hasToString("\"1234\"");
    assertThat(value(client, "cart")).hasToString("[1,2]");
  }
}
