package org.precedent.directory.ldap;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.EntrySink;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.GroupsOfPerson;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Refusal;
import org.precedent.directory.ProbeStep;
import org.precedent.directory.Watermark;
import org.precedent.identity.DirectoryId;

/**
 * A directory that speaks LDAP (RFC 4511). Connects when it is first asked, so that it can be made
 * while the servers are away. Each call takes at most the time-outs of its settings, once for each
 * server. Thread-safe.
 */
public final class LdapDirectory implements Directory {

  private static final Logger LOG = Logger.getLogger(LdapDirectory.class.getName());

  private final LdapSettings settings;
  private final Clock clock;
  private final ServerSets serverSets;
  private final Failures failures;
  private final Connections connections;
  private volatile @Nullable View view;

  /**
   * @throws IllegalArgumentException if the trust store can't be read
   */
  public LdapDirectory(LdapSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.serverSets = new ServerSets(settings);
    this.failures = new Failures(settings);
    this.connections = new Connections(settings, serverSets, failures);
    warnOfPlainPasswords();
  }

  private void warnOfPlainPasswords() {
    if (settings.servers().exposesPasswords()) {
      LOG.log(
          Level.WARNING,
          "Directory {0}: passwords cross the network unencrypted. Set PRECEDENT_LDAP_STARTTLS=true,"
              + " or use ldaps:// in PRECEDENT_LDAP_URL.",
          settings.name());
    }
  }

  // Two threads may both ask at first: they find the same.
  private View view() {
    View known = view;
    if (known == null) {
      EntryShape shape =
          connections.lookUp(connection -> ShapeFinder.ask(connection, settings.layout()));
      known = View.of(settings, shape, connections, clock);
      view = known;
      LOG.log(
          Level.INFO,
          "Directory {0} is read as {1}: people below {2}, groups below {3}.",
          new Object[] {
            settings.name(), shape.profile(), shape.people().base(), shape.groups().base()
          });
    }
    return known;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String idAttribute() {
    return settings.layout().attributes().id().orElseGet(() -> view().shape().names().id());
  }

  @Override
  public boolean isActiveDirectory() {
    View known = view;
    return known == null
        ? settings.layout().profile().filter(Profile.ACTIVE_DIRECTORY::equals).isPresent()
        : known.shape().profile() == Profile.ACTIVE_DIRECTORY;
  }

  @Override
  public LogInResult authenticate(
      String loginName, String password, Set<EntryAttribute> attributes) {
    if (password.isEmpty()) {
      return new LogInResult.Refused(Refusal.EMPTY_PASSWORD);
    }
    try {
      return view().logIns().logIn(loginName, password, attributes);
    } catch (DirectoryUnavailableException failure) {
      return new LogInResult.Unavailable(
          failure.retryAfter(), String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public Optional<DirectoryPerson> findPerson(String loginName, Set<EntryAttribute> attributes) {
    return view().people().byLoginName(loginName, attributes);
  }

  @Override
  public Optional<DirectoryPerson> person(DirectoryId id, Set<EntryAttribute> attributes) {
    return id.directory().equals(name())
        ? view().people().byId(id.value(), attributes)
        : Optional.empty();
  }

  @Override
  public GroupsOfPerson groupsOf(DirectoryPerson person) {
    return view().readings().groupsOf(person);
  }

  @Override
  public DirectoryReading readPeople(
      Optional<Watermark> since, Set<EntryAttribute> attributes, EntrySink<DirectoryPerson> sink) {
    return view().readings().people(since, attributes, sink);
  }

  @Override
  public DirectoryReading readGroups(Optional<Watermark> since, EntrySink<GroupMembers> sink) {
    return view().readings().groups(since, sink);
  }

  @Override
  public long listPeople(Consumer<EntryPlace> consumer) {
    View known = view();
    return known.readings().places(known.shape().people(), consumer);
  }

  @Override
  public long listGroups(Consumer<EntryPlace> consumer) {
    View known = view();
    return known.readings().places(known.shape().groups(), consumer);
  }

  @Override
  public List<ProbeStep> probe() {
    return new Probe(settings, serverSets, failures, clock).run();
  }

  @Override
  public void close() {
    connections.close();
  }
}
