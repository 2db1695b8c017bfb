package org.precedent.directory.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.precedent.testing.Folders;

/** A directory that tests of the running server change while it is used. */
public final class LiveDirectory implements AutoCloseable {

  /** Everybody's password. */
  public static final String PASSWORD = Branch.PASSWORD;

  /** After how many wrong passwords an account is locked there. */
  public static final int WRONG_PASSWORDS = 3;

  private static final String PEOPLE = "people";

  private final TestServer server;
  private final Branch branch;
  private final boolean locksByItself;

  /** Sees what is read, while it is. */
  @FunctionalInterface
  public interface Watcher {
    /** To be called before an entry is sent in an answer with more than identities. */
    void reads(String dn);
  }

  private LiveDirectory(TestServer server, boolean locksByItself) {
    this.server = server;
    this.locksByItself = locksByItself;
    try {
      this.branch = new Branch(server, PEOPLE);
      // The guard against catastrophes wants that somebody stays.
      person("keeper");
    } catch (LDAPException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** One of UnboundID's in this process. */
  public static LiveDirectory memory() {
    return new LiveDirectory(MemoryServer.start(Folders.temporary()), false);
  }

  /** The same, taking its time for each request. */
  public static LiveDirectory slow(int millis) {
    MemoryServer server = MemoryServer.start(Folders.temporary());
    server.server().setProcessingDelayMillis(millis);
    return new LiveDirectory(server, false);
  }

  /** The same, under somebody's eyes. */
  public static LiveDirectory watched(Watcher watcher) {
    return new LiveDirectory(
        MemoryServer.start(
            Folders.temporary(),
            new InMemoryOperationInterceptor() {
              @Override
              public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
                if (entry.getRequest().getAttributeList().size() > 1) {
                  watcher.reads(entry.getSearchEntry().getDN());
                }
              }
            }),
        false);
  }

  /** OpenLDAP's; skips the test where it isn't installed. */
  public static LiveDirectory slapd() {
    return new LiveDirectory(SlapdServer.start(Folders.temporary()), true);
  }

  /** The settings that make a server use it, and look at it every second. */
  public Map<String, String> settings() {
    return Map.of(
        "PRECEDENT_LDAP_URL",
        server.url().toString(),
        "PRECEDENT_LDAP_BIND_DN",
        TestServer.READER,
        "PRECEDENT_LDAP_BIND_PASSWORD",
        TestServer.PASSWORD,
        "PRECEDENT_LDAP_BASE",
        branch.base(),
        "PRECEDENT_LDAP_ADMIN_GROUP",
        "cn=admins," + branch.base(),
        "PRECEDENT_LDAP_RETRY_AFTER",
        "PT1S",
        "PRECEDENT_LDAP_RESPONSE_TIMEOUT",
        "PT3S",
        "PRECEDENT_LDAP_MIRROR_INTERVAL",
        "PT1S");
  }

  /** Adds a person with names and values of attributes; his DN. */
  public String person(String uid, String... namesAndValues) {
    Attribute[] more = new Attribute[namesAndValues.length / 2];
    for (int i = 0; i < more.length; i++) {
      more[i] = new Attribute(namesAndValues[2 * i], namesAndValues[2 * i + 1]);
    }
    return done(() -> branch.person(uid, more));
  }

  /** Adds people who can't log in, of that name with numbers; their DNs. */
  public List<String> people(String name, int count) {
    List<String> dns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String uid = name + i;
      String dn = "uid=" + uid + "," + branch.base();
      done(
          () -> {
            TestServer.add(
                branch.admin(),
                "dn: " + dn,
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + uid,
                "sn: Somebody");
            return dn;
          });
      dns.add(dn);
    }
    return dns;
  }

  /** Whether it locks accounts after wrong passwords. */
  public boolean locksByItself() {
    return locksByItself;
  }

  /** Adds an organizational unit; its DN. */
  public String unit(String name) {
    String dn = new RDN("ou", name) + "," + branch.base();
    return done(
        () -> {
          TestServer.add(
              branch.admin(), "dn: " + dn, "objectClass: organizationalUnit", "ou: " + name);
          return dn;
        });
  }

  /** Adds a group; its DN. */
  public String group(String name, String... members) {
    return done(() -> branch.group(name, members));
  }

  public void set(String dn, String attribute, String... values) {
    done(
        () -> {
          branch.set(dn, attribute, values);
          return dn;
        });
  }

  public void delete(String dn) {
    done(
        () -> {
          branch.admin().delete(dn);
          return dn;
        });
  }

  /** Gives an entry another name below the same parent; its new DN. */
  public String rename(String dn, String rdn) {
    return done(
        () -> {
          branch.admin().modifyDN(dn, rdn, true);
          return rdn + "," + new DN(dn).getParent();
        });
  }

  /** Puts an entry below another parent; its new DN. */
  public String move(String dn, String parent) {
    return done(
        () -> {
          String rdn = new DN(dn).getRDN().toString();
          branch.admin().modifyDN(dn, rdn, true, parent);
          return rdn + "," + parent;
        });
  }

  /** Where nobody looks, as Active Directory keeps what was deleted for a while. */
  public String recycleBin() {
    String dn = "ou=deleted," + TestServer.SUFFIX;
    return done(
        () -> {
          if (branch.admin().getEntry(dn) == null) {
            TestServer.add(
                branch.admin(), "dn: " + dn, "objectClass: organizationalUnit", "ou: deleted");
          }
          return dn;
        });
  }

  /** Where people are. */
  public String base() {
    return branch.base();
  }

  /** Pulls the plug. */
  public void kill() {
    server.kill();
  }

  /** Starts it again, as it was. */
  public void restart() {
    server.restart();
    done(
        () -> {
          branch.admin().reconnect();
          return "";
        });
  }

  @Override
  public void close() {
    branch.close();
    server.close();
  }

  private interface Change {
    String make() throws LDAPException;
  }

  private static String done(Change change) {
    try {
      return change.make();
    } catch (LDAPException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
