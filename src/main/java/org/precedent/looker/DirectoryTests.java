package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.ProbeStep;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.looker.DirectoryTestShapes.Issue;
import org.precedent.looker.DirectoryTestShapes.TestResult;
import org.precedent.platform.web.ClientAddress;
import org.precedent.session.DoorName;
import org.precedent.session.LogInAttempt;
import org.precedent.session.LogInSource;

/**
 * Tests of the configured directory. Other settings in the body are not used, so that nobody can
 * make this server connect elsewhere, or send its password elsewhere.
 */
@ApplicationScoped
@Path("ldap_config")
@Consumes(MediaType.APPLICATION_JSON)
public class DirectoryTests {

  private static final String USER = "test_ldap_user";
  private static final String PASSWORD = "test_ldap_password";

  @Inject private CurrentSession current;
  @Inject private ConfiguredDirectory configured;
  @Inject private DirectoryConfig config;
  @Inject private DirectoryPeople people;
  @Inject private UserAnswers answers;
  @Inject private ClientAddress clients;
  @Context private HttpServletRequest servlet;

  /** Operation {@code test_ldap_config_connection}: whether the servers answer. */
  @PUT
  @Path("test_connection")
  public Response testConnection(@Context UriInfo uri, Body body) {
    return probe(uri, body, Set.of(ProbeStep.Kind.SERVER));
  }

  /** Operation {@code test_ldap_config_auth}: whether this service may read what it needs. */
  @PUT
  @Path("test_auth")
  public Response testAuth(@Context UriInfo uri, Body body) {
    return probe(uri, body, Set.of(ProbeStep.Kind.values()));
  }

  /** Operation {@code test_ldap_config_user_info}: what is found of somebody. */
  @PUT
  @Path("test_user_info")
  public Response testUserInfo(@Context UriInfo uri, Body body) {
    Caller caller = administrator();
    String name = required(body, USER);
    Set<EntryAttribute> shown = config.showable(caller);
    return answer(uri, body, directory -> people.find(directory, name, shown));
  }

  /** Operation {@code test_ldap_config_user_auth}: whether somebody could log in. */
  @PUT
  @Path("test_user_auth")
  public Response testUserAuth(@Context UriInfo uri, Body body) {
    Caller caller = administrator();
    LogInAttempt attempt =
        new LogInAttempt(
            required(body, USER),
            required(body, PASSWORD),
            Optional.empty(),
            LogInSource.of(DoorName.LOOKER, clients.of(servlet)));
    Set<EntryAttribute> shown = config.showable(caller);
    return answer(uri, body, directory -> people.tryLogIn(caller, directory, attempt, shown));
  }

  private Response probe(UriInfo uri, Body body, Set<ProbeStep.Kind> kinds) {
    administrator();
    return answer(uri, body, directory -> result(directory.probe(), kinds));
  }

  private static TestResult result(List<ProbeStep> all, Set<ProbeStep.Kind> kinds) {
    List<ProbeStep> steps = all.stream().filter(step -> kinds.contains(step.kind())).toList();
    List<ProbeStep> failed = steps.stream().filter(step -> !step.passed()).toList();
    List<Issue> issues = failed.stream().map(step -> new Issue("error", step.message())).toList();
    boolean passed = failed.isEmpty();
    return new TestResult(
        passed,
        passed ? "Everything that was tried works." : failed.get(0).message(),
        steps.stream().map(ProbeStep::message).toList(),
        issues,
        Optional.empty());
  }

  private Response answer(UriInfo uri, Body body, Function<Directory, TestResult> test) {
    TestResult result =
        tried(test).with(unused(body, DirectoryConfigBodies.unused(body, seen(uri))));
    return Answers.object(DirectoryTestShapes.RESULT, result, FieldSelection.ALL);
  }

  private TestResult tried(Function<Directory, TestResult> test) {
    try {
      return configured
          .directory()
          .map(test)
          .orElseGet(() -> TestResult.failed("No directory is configured."));
    } catch (DirectoryUnavailableException away) {
      return TestResult.failed(String.valueOf(away.getMessage()));
    }
  }

  private DirectoryConfigShapes.SeenConfig seen(UriInfo uri) {
    return config.show(current.caller(), answers.links(uri));
  }

  private static List<Issue> unused(Body body, List<String> fields) {
    return fields.stream()
        .map(
            field ->
                new Issue(
                    "warning",
                    body.named(field) + " is not used: the configured directory is tested."))
        .toList();
  }

  private Caller administrator() {
    Caller caller = current.caller();
    AccessRules.requireAdministrator(caller);
    return caller;
  }

  private static String required(Body body, String field) {
    Optional<String> text = body.text(field).value().filter(some -> !some.isEmpty());
    body.check();
    return text.orElseThrow(() -> new InvalidException(Problem.missing(field)));
  }
}
