package org.precedent.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationsTest {

  @Test
  void each_application_has_the_lifetime_that_is_listed_and_others_an_hour() {
    Applications applications = Applications.parse("CRM:60m, HR:8h,a-b.c_1:30s,long:366d");

    assertThat(applications.lifetime("HR")).isEqualTo(Duration.ofHours(8));
    assertThat(applications.lifetime("a-b.c_1")).isEqualTo(Duration.ofSeconds(30));
    assertThat(applications.lifetime("looker")).isEqualTo(Duration.ofMinutes(60));
    assertThat(applications.lists("CRM")).isTrue();
    assertThat(applications.lists("crm")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CRM",
        "CRM:",
        "CRM:60",
        "CRM:0m",
        "CRM:60x",
        "CRM:1h,CRM:2h",
        "CRM:367d",
        ":1h",
        "CRM:1h,",
        "C RM:1h",
        "CRM:-1h",
        "CRM:99999999d"
      })
  void a_wrong_list_stops_the_start_with_one_line(String text) {
    assertThatThrownBy(
            () ->
                new Settings(
                    name ->
                        name.equals("precedent.apps")
                            ? Optional.of(text)
                            : name.equals("precedent.data.dir")
                                ? Optional.of("target/test-data")
                                : Optional.empty()))
        .isInstanceOf(WrongSettingException.class)
        .hasMessageStartingWith("PRECEDENT_APPS: ")
        .hasMessageNotContaining("\n");
  }
}
