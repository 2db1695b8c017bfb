package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Refusal;

/** Logs people in by binding as the entry found. Thread-safe. */
final class LogIns {

  private static final Logger LOG = Logger.getLogger(LogIns.class.getName());

  private final String directory;
  private final People people;
  private final Connections connections;
  private final String decoy;

  LogIns(String directory, EntryShape shape, People people, Connections connections) {
    this.directory = directory;
    this.people = people;
    this.connections = connections;
    this.decoy = decoy(shape.people().base());
  }

  private static String decoy(String base) {
    try {
      return new DN(new RDN("cn", "precedent-nobody-9d2c5680"), new DN(base)).toString();
    } catch (LDAPException wrong) {
      throw new IllegalArgumentException(base + " is no distinguished name", wrong);
    }
  }

  /**
   * Whoever isn't found gets a bind all the same, as an entry that doesn't exist, so that it takes
   * about as long as for a wrong password.
   */
  LogInResult logIn(String loginName, String password, Set<EntryAttribute> extra) {
    Optional<DirectoryPerson> found = people.byLoginName(loginName, extra);
    String dn = found.map(person -> person.place().dn()).orElse(decoy);
    Optional<Refusal> refusal =
        connections.logIn(connection -> PasswordCheck.refusal(connection, dn, password));
    if (found.isEmpty()) {
      return new LogInResult.Refused(Refusal.CREDENTIALS);
    }
    return refusal.isPresent() ? refused(found.get(), refusal.get()) : admit(found.get(), extra);
  }

  // What the entry said before may no longer hold: the right password lifts some locks; and it may
  // be that of a stranger, if another entry has the same id, or took the place of this one.
  private LogInResult admit(DirectoryPerson before, Set<EntryAttribute> extra) {
    Optional<DirectoryPerson> now =
        people
            .byId(before.id().value(), extra)
            .filter(person -> person.place().key().equals(before.place().key()));
    if (now.isEmpty()) {
      return refused(before, Refusal.CREDENTIALS);
    }
    DirectoryPerson person = now.get();
    return switch (person.state()) {
      case ENABLED -> new LogInResult.Authenticated(person);
      case DISABLED -> refused(person, Refusal.DISABLED);
      case LOCKED -> refused(person, Refusal.LOCKED);
      case EXPIRED, PASSWORD_EXPIRED -> refused(person, Refusal.EXPIRED);
    };
  }

  private LogInResult refused(DirectoryPerson person, Refusal refusal) {
    LOG.log(
        Level.FINE,
        "Directory {0} refuses {1}: {2}.",
        new Object[] {directory, LeftOut.printable(person.place().dn()), refusal});
    return new LogInResult.Refused(refusal);
  }
}
