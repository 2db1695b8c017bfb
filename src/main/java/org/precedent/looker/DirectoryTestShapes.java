package org.precedent.looker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.identity.Role;

/** Looker's {@code LDAPConfigTestResult} and what is in it. */
final class DirectoryTestShapes {

  /**
   * What a test came to.
   *
   * @param message what was found, or what is wrong, in a sentence
   * @param details the steps, perhaps none
   */
  record TestResult(
      boolean passed,
      String message,
      List<String> details,
      List<Issue> issues,
      Optional<SeenPerson> person) {

    static TestResult failed(String message) {
      return new TestResult(
          false, message, List.of(), List.of(new Issue("error", message)), Optional.empty());
    }

    TestResult with(List<Issue> others) {
      List<Issue> all = Stream.concat(issues.stream(), others.stream()).toList();
      return new TestResult(passed, message, details, all, person);
    }
  }

  /** Something to look at. */
  record Issue(String severity, String message) {}

  /** A person as the directory shows him. */
  record SeenPerson(DirectoryPerson person, List<DirectoryGroup> groups, List<Role> roles) {

    private Map<String, String> attributes() {
      return person.attributes().entrySet().stream()
          .collect(
              Collectors.toMap(
                  entry -> name(entry.getKey()), entry -> String.join(", ", entry.getValue())));
    }

    private static String name(EntryAttribute attribute) {
      return attribute.name();
    }
  }

  static final Shape<Issue> ISSUE =
      Shape.<Issue>builder()
          .string("severity", Issue::severity)
          .string("message", Issue::message)
          .build();

  static final Shape<SeenPerson> PERSON =
      Shape.<SeenPerson>builder()
          .strings("all_emails", row -> row.person.mails())
          .texts("attributes", SeenPerson::attributes)
          .optional("email", row -> row.person.mails().stream().findFirst())
          .string("first_name", row -> row.person.firstName())
          .strings("groups", row -> row.groups.stream().map(group -> group.place().dn()).toList())
          .string("last_name", row -> row.person.lastName())
          .string("ldap_dn", row -> row.person.place().dn())
          .string("ldap_id", row -> row.person.id().value())
          .strings("roles", row -> row.roles.stream().map(Role::title).toList())
          .none("url")
          .build();

  static final Shape<TestResult> RESULT =
      Shape.<TestResult>builder()
          .optional(
              "details",
              row ->
                  row.details.isEmpty()
                      ? Optional.empty()
                      : Optional.of(String.join("\n", row.details)))
          .objects("issues", ISSUE, TestResult::issues)
          .string("message", TestResult::message)
          .string("status", row -> row.passed ? "success" : "error")
          .none("trace")
          .objectIfAny("user", PERSON, TestResult::person)
          .none("url")
          .build();

  private DirectoryTestShapes() {}
}
