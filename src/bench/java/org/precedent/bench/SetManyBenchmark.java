package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Map;
import javax.sql.DataSource;

/**
 * {@code set_many} over the Zato door, plain and encrypted, beside a plain JDBC batch upsert of the
 * same rows into the same database in the same run, one connection each, new and existing rows in
 * turn. Argument: the seconds per measurement.
 */
public final class SetManyBenchmark {

  private static final String CLIENT_ID = "bench";
  private static final String SECRET = "a-secret-for-benchmarks-only";
  private static final int[] SIZES = {1, 10, 100, 1000};
  private static final int ROUNDS_PER_NAME_SET = 4;
  private static final String VALUE = "a value of a usual length, thus of fifty characters";
  private static final String TABLE =
      """
      create table bench_value (
        user_id bigint not null, namespace varchar(16) not null, name varchar(382) not null,
        plain_text varchar(1048576), ciphertext bytea, key_id integer,
        created_at timestamp with time zone not null, set_by bigint not null,
        set_at timestamp with time zone not null, expires_at timestamp with time zone,
        version bigint default 1 not null, primary key (user_id, namespace, name))
      """;
  private static final String UPSERT =
      """
      insert into bench_value as v (user_id, namespace, name, plain_text, created_at, set_by, set_at)
        values (?, 'sso', ?, ?, ?, ?, ?)
      on conflict (user_id, namespace, name) do update set plain_text = excluded.plain_text,
        set_by = excluded.set_by, set_at = excluded.set_at, version = v.version + 1
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String ust;
  private final DataSource database;
  private final double seconds;

  private SetManyBenchmark(URI address, String ust, DataSource database, double seconds) {
    this.address = address;
    this.ust = ust;
    this.database = database;
    this.seconds = seconds;
  }

  private int series;

  private interface Call {
    void run(int round) throws IOException, InterruptedException, SQLException;
  }

  /** Runs it and prints Markdown. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    try (EmbeddedPostgres database = DurableDatabase.start()) {
      Map<String, String> settings = Server.settings(database, CLIENT_ID, SECRET);
      try (Server server = Server.start(Path.of("target/precedent-micro.jar"), settings)) {
        DataSource source = database.getPostgresDatabase();
        try (Connection connection = source.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute(TABLE);
        }
        new SetManyBenchmark(
                URI.create("http://127.0.0.1:" + server.port() + "/zato/sso/user/attr"),
                server.logIn(CLIENT_ID, SECRET),
                source,
                Double.parseDouble(arguments[0]))
            .measure();
      }
    }
  }

  private void measure() throws IOException, InterruptedException, SQLException {
    for (int size : SIZES) {
      perSecond(size, round -> set(size, round, round % 2 == 0));
    }
    System.out.println(
        "| items | plain values/s | encrypted values/s | JDBC values/s | plain : JDBC | encrypted : JDBC"
            + " | times the values/s of single sets, plain | encrypted |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    double singlePlain = 0;
    double singleEncrypted = 0;
    for (int size : SIZES) {
      double jdbc = jdbc(size);
      double plain = perSecond(size, round -> set(size, round, false));
      double encrypted = perSecond(size, round -> set(size, round, true));
      if (size == 1) {
        singlePlain = plain;
        singleEncrypted = encrypted;
      }
      System.out.printf(
          "| %,d | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %.1f | %.1f |%n",
          size,
          plain,
          encrypted,
          jdbc,
          plain / jdbc,
          encrypted / jdbc,
          plain / singlePlain,
          encrypted / singleEncrypted);
    }
  }

  private double perSecond(int size, Call call)
      throws IOException, InterruptedException, SQLException {
    series++;
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    int rounds = 0;
    while (System.nanoTime() < end) {
      call.run(rounds++);
    }
    return rounds * (double) size / ((System.nanoTime() - start) / 1e9);
  }

  private void set(int size, int round, boolean encrypt) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder(size * 100);
    body.append("{\"current_app\":\"CRM\",\"ust\":\"").append(ust);
    body.append("\",\"encrypt\":").append(encrypt).append(",\"data\":[");
    for (int i = 0; i < size; i++) {
      body.append(i == 0 ? "" : ",").append("{\"name\":\"").append(name(round, i));
      body.append("\",\"value\":\"").append(VALUE).append("\"}");
    }
    HttpRequest request =
        HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(body + "]}")).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
  }

  private double jdbc(int size) throws IOException, InterruptedException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return perSecond(size, round -> upsert(connection, size, round));
    }
  }

  private void upsert(Connection connection, int size, int round) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      OffsetDateTime now = OffsetDateTime.now();
      for (int i = 0; i < size; i++) {
        statement.setLong(1, 1);
        statement.setString(2, name(round, i));
        statement.setString(3, "\"" + VALUE + "\"");
        statement.setObject(4, now);
        statement.setLong(5, 1);
        statement.setObject(6, now);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
  }

  // Each set of names is new once, and then replaced.
  private String name(int round, int item) {
    return "name-" + series + "-" + round / ROUNDS_PER_NAME_SET + "-" + item;
  }
}
