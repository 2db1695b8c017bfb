package org.precedent.console.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.AttributeBeans;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.UserId;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

class ImportRunTest {

  private final Store store = new Store(Database.H2);
  private final Beans beans = new Beans(store);
  private final Caller admin = new Caller(new UserId(1), true);
  private final AttributeBeans attributes = new AttributeBeans(store, beans, Database.H2, admin);

  @AfterEach
  void close() {
    store.close();
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

  /** The lines stand below a header; U stands for the id of a user. */
  private List<ImportProblem> problems(String... lines) {
    String text = "user_id,attribute,value,expires_at\n" + String.join("\n", lines) + "\n";
    byte[] content = text.replace("U,", user() + ",").getBytes(StandardCharsets.UTF_8);
    ImportStore imports = beans.get(ImportStore.class);
    long id = store.in(() -> imports.create(admin, "values.csv"));
    store.run(() -> beans.get(ImportRun.class).of(new Upload(id, admin, new CsvLines(content))));
    return store.in(() -> imports.problems(id));
  }

  @Test
  void no_problem_repeats_what_stands_in_the_file() {
    attributes.define("secret", "number", true);
    attributes.define("plain", "number", false);

    List<ImportProblem> found =
        problems(
            "U,secret,marker-of-another-type,",
            "U,plain,marker-of-another-type,",
            "U,secret,17,marker-in-place-of-a-time",
            "U,marker-in-place-of-an-attribute,17,",
            "marker-in-place-of-a-user,secret,17,",
            "U,secret,17,,marker-in-a-column-too-many",
            "U,secret," + "marker".repeat(20_000) + ",");

    assertThat(found)
        .extracting(ImportProblem::line)
        .containsOnly(2L, 3L, 4L, 5L, 6L, 7L, 8L)
        .hasSizeGreaterThanOrEqualTo(7);
    assertThat(found.toString()).doesNotContain("marker");
    assertThat(store.count("select count(*) from user_value")).isZero();
  }
}
