package org.precedent.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.testing.Beans;

class BulkPermitsTest {

  private static BulkPermits of(int threads) {
    return new BulkPermits(
        Beans.settings(Map.of("precedent.http.threads", Integer.toString(threads))));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 1", "7, 1", "8, 2", "15, 3", "16, 4", "1000, 4"})
  void bulk_reads_take_a_quarter_of_the_threads_but_one_at_least_and_four_at_most(
      int threads, int reads) {
    BulkPermits permits = of(threads);

    assertThat(IntStream.range(0, 10).filter(i -> permits.take())).hasSize(reads);
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    BulkPermits permits = of(2);

    assertThat(permits.take()).isTrue();
    permits.giveBack();
    assertThat(permits.take()).isTrue();
  }
}
