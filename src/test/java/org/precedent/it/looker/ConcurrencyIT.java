package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;

/** Many at once: nobody gets an error that is not documented, and nothing is there twice. */
@OnBothDatabases
class ConcurrencyIT extends LookerTest {

  private static final int MANY = 16;

  /** All at the same moment, each on a thread of its own. */
  private static List<Answer> atOnce(int count, IntFunction<Answer> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(count);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<Answer>> calls =
          IntStream.range(0, count)
              .<Callable<Answer>>mapToObj(
                  i ->
                      () -> {
                        start.await();
                        return call.apply(i);
                      })
              .toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).toList();
  }

  @RepeatedTest(3)
  void writers_of_one_value_all_succeed_and_one_of_them_is_the_last() throws Exception {
    String user = user();
    String attribute = attribute();

    List<Answer> answers =
        atOnce(MANY, i -> admin().patch(value(user, attribute), object("value", "value " + i)));

    assertThat(statuses(answers)).containsOnly(200);
    List<JsonObject> path = ok(admin().get(values(user, attribute) + "&all_values=true")).objects();
    assertThat(path).hasSize(1);
    assertThat(path.get(0).getString("value")).matches("value \\d+");
  }

  @RepeatedTest(3)
  void writers_of_one_group_value_all_succeed_and_there_is_one_row() throws Exception {
    String group = group();
    String attribute = attribute();

    List<Answer> answers =
        atOnce(MANY, i -> admin().patch(groupValue(group, attribute), object("value", "v" + i)));

    assertThat(statuses(answers)).containsOnly(200);
    assertThat(ok(admin().get("/user_attributes/" + attribute + "/group_values")).array())
        .hasSize(1);
  }

  @RepeatedTest(3)
  void values_of_many_groups_get_a_rank_each() throws Exception {
    String attribute = attribute();
    List<String> groups = IntStream.range(0, MANY).mapToObj(i -> group()).toList();

    List<Answer> answers =
        atOnce(
            MANY, i -> admin().patch(groupValue(groups.get(i), attribute), object("value", "v")));

    assertThat(statuses(answers)).containsOnly(200);
    assertThat(ok(admin().get("/user_attributes/" + attribute + "/group_values")).objects())
        .extracting(row -> row.getInt("rank"))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, MANY).boxed().toList());
  }

  @RepeatedTest(3)
  void of_creations_of_one_name_exactly_one_succeeds() throws Exception {
    JsonObject body = definition("string");

    List<Answer> answers =
        atOnce(MANY, i -> admin().post("/user_attributes", with(body, "label", unique("label"))));

    assertOneCreated(answers, "name");
  }

  @RepeatedTest(3)
  void of_creations_of_one_label_exactly_one_succeeds() throws Exception {
    JsonObject body = definition("string");

    List<Answer> answers =
        atOnce(MANY, i -> admin().post("/user_attributes", with(body, "name", unique("name"))));

    assertOneCreated(answers, "label");
  }

  private static void assertOneCreated(List<Answer> answers, String taken) {
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(MANY - 1)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(422);
              assertThat(answer.wrongFields()).containsExactly(taken);
            });
  }

  @RepeatedTest(3)
  void of_creations_of_one_group_exactly_one_succeeds() throws Exception {
    String name = unique("group");

    List<Answer> answers = atOnce(MANY, i -> admin().post("/groups", object("name", name)));

    assertThat(statuses(answers)).containsOnly(200, 422).containsOnlyOnce(200);
  }

  @RepeatedTest(3)
  void of_users_with_one_mail_address_exactly_one_is_created() throws Exception {
    String email = unique("same") + "@example.test";

    List<Answer> answers =
        atOnce(
            MANY, i -> admin().post("/users", object("credentials_email", object("email", email))));

    assertThat(statuses(answers)).containsOnly(200, 422).containsOnlyOnce(200);
    assertThat(ok(admin().get("/users/search?email=" + email)).array()).hasSize(1);
  }

  @RepeatedTest(3)
  void administrators_who_reorder_at_once_end_with_one_of_their_orders() throws Exception {
    String attribute = attribute();
    List<String> groups = IntStream.range(0, 6).mapToObj(i -> group()).toList();
    List<String> reversed = new ArrayList<>(groups);
    java.util.Collections.reverse(reversed);
    String path = "/user_attributes/" + attribute + "/group_values";

    List<Answer> answers =
        atOnce(8, i -> admin().post(path, items(i % 2 == 0 ? groups : reversed)));

    assertThat(statuses(answers)).containsOnly(200);
    assertThat(ok(admin().get(path)).strings("group_id")).isIn(groups, reversed);
  }

  private static JsonArray items(List<String> groups) {
    return array(groups.stream().map(group -> object("group_id", group, "value", "v")).toArray());
  }

  @RepeatedTest(3)
  void a_group_that_is_deleted_while_others_write_leaves_no_orphan() throws Exception {
    String group = group();
    List<String> attributes = IntStream.range(0, MANY).mapToObj(i -> attribute()).toList();

    List<Answer> answers =
        atOnce(
            MANY,
            i ->
                i == MANY / 2
                    ? admin().delete("/groups/" + group)
                    : admin().patch(groupValue(group, attributes.get(i)), object("value", "v")));

    assertThat(statuses(answers)).allMatch(status -> List.of(200, 204, 404).contains(status));
    for (String attribute : attributes) {
      assertThat(ok(admin().get("/user_attributes/" + attribute + "/group_values")).array())
          .isEmpty();
    }
  }

  @RepeatedTest(3)
  void a_group_that_is_deleted_while_lists_are_set_is_refused_or_gone_from_them() throws Exception {
    String group = group();
    String path = "/user_attributes/" + attribute() + "/group_values";

    List<Answer> answers =
        atOnce(
            MANY,
            i ->
                i == MANY / 2
                    ? admin().delete("/groups/" + group)
                    : admin().post(path, items(List.of(group))));

    assertThat(statuses(answers)).allMatch(status -> List.of(200, 204, 404, 422).contains(status));
    assertThat(ok(admin().get(path)).array()).isEmpty();
  }

  @RepeatedTest(3)
  void a_user_who_is_deleted_while_others_write_is_gone() throws Exception {
    String user = user();
    String group = group();
    List<String> attributes = IntStream.range(0, 4).mapToObj(i -> attribute()).toList();

    List<Answer> answers =
        atOnce(
            MANY,
            i ->
                switch (i % 4) {
                  case 0 -> admin().delete("/users/" + user);
                  case 1 -> admin().post("/groups/" + group + "/users", object("user_id", user));
                  default ->
                      admin().patch(value(user, attributes.get(i % 4)), object("value", "v"));
                });

    assertThat(statuses(answers)).allMatch(status -> List.of(200, 204, 404).contains(status));
    assertThat(admin().get("/users/" + user).status()).isEqualTo(404);
    assertThat(ok(admin().get("/groups/" + group + "/users")).array()).isEmpty();
  }

  @RepeatedTest(3)
  void an_attribute_that_is_deleted_while_others_write_is_gone() throws Exception {
    String attribute = attribute();
    String user = user();
    String group = group();

    List<Answer> answers =
        atOnce(
            MANY,
            i ->
                switch (i % 4) {
                  case 0 -> admin().patch(value(user, attribute), object("value", "v" + i));
                  case 1 -> admin().patch(groupValue(group, attribute), object("value", "v" + i));
                  case 2 ->
                      admin()
                          .patch("/user_attributes/" + attribute, object("default_value", "d" + i));
                  default -> admin().delete("/user_attributes/" + attribute);
                });

    assertThat(statuses(answers)).allMatch(status -> List.of(200, 204, 404).contains(status));
    assertThat(ok(admin().get(values(user, attribute))).array()).isEmpty();
  }

  @RepeatedTest(3)
  void groups_that_are_nested_both_ways_at_once_make_no_circle() throws Exception {
    String one = group();
    String two = group();

    atOnce(
        8,
        i ->
            i % 2 == 0
                ? admin().post("/groups/" + one + "/groups", object("group_id", two))
                : admin().post("/groups/" + two + "/groups", object("group_id", one)));

    int nested =
        ok(admin().get("/groups/" + one + "/groups")).array().size()
            + ok(admin().get("/groups/" + two + "/groups")).array().size();
    assertThat(nested).isEqualTo(1);
  }

  @RepeatedTest(3)
  void members_who_come_and_go_while_a_group_is_deleted_get_documented_answers() throws Exception {
    String group = group();
    List<String> users = IntStream.range(0, 4).mapToObj(i -> user()).toList();

    List<Answer> answers =
        atOnce(
            MANY,
            i ->
                switch (i % 3) {
                  case 0 ->
                      admin()
                          .post(
                              "/groups/" + group + "/users",
                              object("user_id", users.get(i % users.size())));
                  case 1 ->
                      admin().delete("/groups/" + group + "/users/" + users.get(i % users.size()));
                  default ->
                      i > 12
                          ? admin().delete("/groups/" + group)
                          : admin().get("/groups/" + group + "/users");
                });

    assertThat(statuses(answers)).allMatch(status -> List.of(200, 204, 404).contains(status));
  }
}
