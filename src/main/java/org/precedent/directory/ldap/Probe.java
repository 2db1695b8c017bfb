package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.precedent.directory.ProbeStep;
import org.precedent.directory.ProbeStep.Kind;

/** Tries all that is needed of a directory, each server by itself, on new connections. */
final class Probe {

  private final LdapSettings settings;
  private final ServerSets serverSets;
  private final Failures failures;
  private final Clock clock;

  Probe(LdapSettings settings, ServerSets serverSets, Failures failures, Clock clock) {
    this.settings = settings;
    this.serverSets = serverSets;
    this.failures = failures;
    this.clock = clock;
  }

  /** One step for each server; after the first one that answers, what can be read there. */
  List<ProbeStep> run() {
    List<ProbeStep> steps = new ArrayList<>();
    boolean looked = false;
    for (LdapUrl url : settings.servers().urls()) {
      try (LDAPConnection connection = serverSets.single(url).getConnection(new AnswersAtAll())) {
        steps.add(new ProbeStep(Kind.SERVER, true, url + " answers" + login() + "."));
        if (!looked) {
          looked = true;
          steps.addAll(look(connection));
        }
      } catch (LDAPException failure) {
        steps.add(new ProbeStep(Kind.SERVER, false, url + ": " + failures.message(failure)));
      }
    }
    return List.copyOf(steps);
  }

  private String login() {
    return settings.login() instanceof ServiceLogin.Anonymous
        ? " without a login"
        : ", and accepts this service's login";
  }

  private List<ProbeStep> look(LDAPConnection connection) {
    EntryShape shape;
    try {
      shape = ShapeFinder.ask(connection, settings.layout());
    } catch (LDAPException failure) {
      return List.of(new ProbeStep(Kind.LAYOUT, false, failures.message(failure)));
    }
    EntryReader reader = new EntryReader(settings.name(), shape, new AccountStates(clock));
    return List.of(
        new ProbeStep(Kind.LAYOUT, true, "Read as " + shape.profile() + "."),
        first(
            Kind.PEOPLE,
            connection,
            shape.people(),
            reader.personAttributes(Set.of()),
            entry -> reader.person(entry, Set.of()).isPresent(),
            reader.personNeeds()),
        first(
            Kind.GROUPS,
            connection,
            shape.groups(),
            reader.groupAttributes(),
            entry -> reader.group(entry).isPresent(),
            reader.groupNeeds()));
  }

  private ProbeStep first(
      Kind kind,
      LDAPConnection connection,
      EntryShape.Place place,
      List<String> attributes,
      Predicate<SearchResultEntry> usable,
      String needs) {
    try {
      Optional<SearchResultEntry> entry =
          Searches.find(connection, place, Filter.createANDFilter(), attributes, 1).stream()
              .findFirst();
      String found = entry.map(SearchResultEntry::getDN).orElse("");
      if (entry.isEmpty()) {
        return new ProbeStep(kind, false, nothing(place));
      }
      return usable.test(entry.get())
          ? new ProbeStep(kind, true, "Found " + found + ".")
          : new ProbeStep(kind, false, found + " lacks " + needs + ", or it may not be read.");
    } catch (LDAPException failure) {
      return new ProbeStep(kind, false, failures.message(failure));
    }
  }

  private static String nothing(EntryShape.Place place) {
    return "Nothing below "
        + place.base()
        + " matches "
        + place.filter()
        + ", or this service may not read it.";
  }
}
