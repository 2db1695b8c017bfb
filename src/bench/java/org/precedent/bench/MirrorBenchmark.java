package org.precedent.bench;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.unboundidds.controls.IgnoreNoUserModificationRequestControl;
import com.unboundid.util.StaticUtils;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The first mirror of a directory, and the next one, without changes. Arguments: people, groups,
 * members of each group. The directory is in this process, the packaged server in one of its own
 * with a heap of 512 MB, over a durable PostgreSQL.
 */
public final class MirrorBenchmark {

  private static final String BASE = "dc=bench,dc=example";
  private static final String SERVICE = "cn=service";
  private static final String PASSWORD = "a-secret-for-benchmarks-only";
  private static final long MAX_SECONDS = 1_200;
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private MirrorBenchmark() {}

  /** Runs it and prints Markdown. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException, LDAPException {
    int people = Integer.parseInt(arguments[0]);
    int groups = Integer.parseInt(arguments[1]);
    int members = Integer.parseInt(arguments[2]);
    InMemoryDirectoryServer directory = directory(people, groups, members);
    try (EmbeddedPostgres database = DurableDatabase.start();
        Server server =
            Server.start(Path.of("target/precedent-micro.jar"), settings(database, directory))) {
      System.out.println("| people | groups | memberships | run | seconds |");
      System.out.println("|---|---|---|---|---|");
      String first = run(database, "");
      long memberships = Long.parseLong(query(database, "select count(*) from membership"));
      String row = "| %,d | %,d | %,d |".formatted(people, groups, memberships);
      System.out.println(row + " first | " + seconds(database) + " |");
      String second = run(database, first);
      System.out.println(row + " without changes | " + seconds(database) + " |");
      run(database, second);
      System.out.println(row + " without changes, again | " + seconds(database) + " |");
    } finally {
      directory.shutDown(true);
    }
  }

  private static InMemoryDirectoryServer directory(int people, int groups, int members)
      throws LDAPException {
    InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(BASE);
    configuration.setSchema(null);
    configuration.addAdditionalBindCredentials(SERVICE, PASSWORD);
    configuration.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "bench", InetAddress.getLoopbackAddress(), 0, null));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(configuration);
    Entry top = new Entry(BASE);
    top.addAttribute("objectClass", "domain");
    top.addAttribute("dc", "bench");
    server.add(top);
    for (int i = 0; i < people; i++) {
      add(server, person(i), i);
    }
    for (int i = 0; i < groups; i++) {
      add(server, group(i, people, members), i);
    }
    server.startListening();
    return server;
  }

  // Changed at different times long ago, as in life: what changed within seconds of the last run is
  // read again by the next.
  private static void add(InMemoryDirectoryServer server, Entry entry, int number)
      throws LDAPException {
    Instant changed = LONG_AGO.plusSeconds(60L * number);
    entry.addAttribute("modifyTimestamp", StaticUtils.encodeGeneralizedTime(Date.from(changed)));
    AddRequest request = new AddRequest(entry);
    request.addControl(new IgnoreNoUserModificationRequestControl());
    server.add(request);
  }

  private static Entry person(int number) {
    Entry entry = new Entry("uid=user" + number + "," + BASE);
    entry.addAttribute("objectClass", "inetOrgPerson");
    entry.addAttribute("uid", "user" + number);
    entry.addAttribute("cn", "User Number " + number);
    entry.addAttribute("givenName", "User");
    entry.addAttribute("sn", "Number " + number);
    entry.addAttribute("mail", "user" + number + "@bench.example");
    return entry;
  }

  private static Entry group(int number, int people, int members) {
    Entry entry = new Entry("cn=group" + number + "," + BASE);
    entry.addAttribute("objectClass", "groupOfNames");
    entry.addAttribute("cn", "group" + number);
    String[] dns = new String[members];
    for (int i = 0; i < members; i++) {
      dns[i] = "uid=user" + (number * 17L + i) % people + "," + BASE;
    }
    entry.addAttribute("member", dns);
    return entry;
  }

  private static Map<String, String> settings(
      EmbeddedPostgres database, InMemoryDirectoryServer directory) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("PRECEDENT_DATA_DIR", Files.createTempDirectory("precedent-bench").toString());
    settings.put("PRECEDENT_DB_URL", database.getJdbcUrl("postgres", "postgres"));
    settings.put("PRECEDENT_DB_USER", "postgres");
    settings.put("PRECEDENT_DB_PASSWORD", "postgres");
    settings.put("PRECEDENT_LDAP_URL", "ldap://127.0.0.1:" + directory.getListenPort());
    settings.put("PRECEDENT_LDAP_BIND_DN", SERVICE);
    settings.put("PRECEDENT_LDAP_BIND_PASSWORD", PASSWORD);
    settings.put("PRECEDENT_LDAP_PROFILE", "openldap");
    settings.put("PRECEDENT_LDAP_BASE", BASE);
    // The directory in memory does the whole search anew for each page.
    settings.put("PRECEDENT_LDAP_PAGE_SIZE", "0");
    settings.put("PRECEDENT_LDAP_RESPONSE_TIMEOUT", "PT60S");
    settings.put("PRECEDENT_LDAP_MIRROR_INTERVAL", "PT5S");
    return settings;
  }

  /** Waits for a run after the one that ended then, and says when it ended. */
  private static String run(EmbeddedPostgres database, String before)
      throws SQLException, InterruptedException, IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    while (System.nanoTime() < deadline) {
      String ended = query(database, "select max(ended_at)::text from mirror_state");
      if (!ended.isEmpty() && !ended.equals(before)) {
        String error = query(database, "select max(last_error) from mirror_state");
        if (!error.isEmpty()) {
          throw new IOException(error);
        }
        return ended;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException("The run doesn't end");
  }

  private static String seconds(EmbeddedPostgres database) throws SQLException {
    return query(
        database,
        "select round(extract(epoch from ended_at - started_at)::numeric, 1)::text from mirror_state");
  }

  private static String query(EmbeddedPostgres database, String sql) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getString(1) != null ? row.getString(1) : "";
    }
  }
}
