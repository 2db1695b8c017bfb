package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnBothDatabases;

/** Many at once, of one new name. */
@OnBothDatabases
class ConcurrentSetIT extends AttributeTest {

  private static final int THREADS = 32;

  @RepeatedTest(3)
  void setters_of_one_new_name_all_succeed_and_leave_one_value() throws Exception {
    AttributeClient client = person().client();

    List<Answer> answers = atOnce(i -> client.put(ATTR, "name", "new", "value", i));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(ok(client.get(ATTR + "/names")).object().getJsonArray("result")).hasSize(1);
    assertThat(Integer.parseInt(value(client, "new").toString())).isBetween(0, THREADS - 1);
  }

  @RepeatedTest(3)
  void setters_of_the_same_new_names_in_any_order_leave_the_values_of_one_of_them()
      throws Exception {
    AttributeClient client = person().client();

    List<Answer> answers = atOnce(i -> client.put(ATTR, "data", items(i)));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    JsonValue first = value(client, "n0");
    for (int n = 1; n < 10; n++) {
      assertThat(value(client, "n" + n)).isEqualTo(first);
    }
  }

  @RepeatedTest(3)
  void of_the_creators_of_one_name_one_succeeds() throws Exception {
    AttributeClient client = person().client();

    List<Answer> answers = atOnce(i -> client.post(ATTR, "name", "new", "value", i));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(AttributeClient::code)
        .containsOnly("E009001");
  }

  private static List<Object> items(int value) {
    return IntStream.range(0, 10)
        .mapToObj(n -> item("name", "n" + (value % 2 == 0 ? n : 9 - n), "value", value))
        .toList();
  }

  private interface Call {
    Answer by(int thread);
  }

  private static List<Answer> atOnce(Call call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        calls.add(
            () -> {
              start.await();
              return call.by(thread);
            });
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
