package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.identity.Change;
import org.precedent.identity.Problem;

class DefinitionRulesTest {

  private static final WhitelistPolicy POLICY =
      new WhitelistPolicy() {
        @Override
        public Optional<String> problem(String whitelist) {
          return whitelist.startsWith("https://") ? Optional.empty() : Optional.of("no URL");
        }

        @Override
        public boolean isNarrowing(String current, String changed) {
          return changed.startsWith(current);
        }
      };
  private static final DefinitionRules RULES = new DefinitionRules(POLICY);

  private static DefinitionDraft draft(
      String name,
      String label,
      String type,
      String defaultValue,
      boolean hidden,
      String whitelist) {
    return new DefinitionDraft(
        Optional.ofNullable(name),
        Optional.ofNullable(label),
        Optional.ofNullable(type),
        Optional.ofNullable(defaultValue),
        hidden,
        true,
        true,
        Optional.ofNullable(whitelist),
        false,
        Optional.empty());
  }

  private static DefinitionUpdate update(
      Change<String> name,
      Change<String> type,
      Change<String> defaultValue,
      Change<Boolean> hidden,
      Change<String> whitelist) {
    return DefinitionUpdates.of(name, Change.keep(), type, defaultValue, hidden, whitelist);
  }

  private static DefinitionUpdate hidden(Change<Boolean> hidden, Change<String> whitelist) {
    return update(Change.keep(), Change.keep(), Change.keep(), hidden, whitelist);
  }

  private static List<String> fields(List<Problem> problems) {
    return problems.stream().map(Problem::field).toList();
  }

  @Test
  void a_sound_draft_has_no_problems() {
    assertThat(RULES.problems(draft("region", "Region", "string", "", false, null))).isEmpty();
  }

  @Test
  void every_wrong_field_is_named_at_once() {
    assertThat(fields(RULES.problems(draft("Bad Name", null, "colour", "a\0", false, ""))))
        .containsExactlyInAnyOrder(
            "name", "label", "type", "default_value", "hidden_value_domain_whitelist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "number", "datetime", "yesno", "zipcode", "relative_url"})
  void an_empty_default_means_none_and_fits_every_type(String type) {
    assertThat(RULES.problems(draft("a", "A", type, "", false, null))).isEmpty();
  }

  @Test
  void a_default_must_fit_the_type() {
    assertThat(fields(RULES.problems(draft("a", "A", "number", "abc", false, null))))
        .containsExactly("default_value");
  }

  @Test
  void an_empty_whitelist_is_refused_once_and_with_the_words_that_clients_look_for() {
    List<Problem> problems = RULES.problems(draft("a", "A", "string", null, false, ""));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .contains(
            "hidden_value_domain_whitelist must be a comma-separated list of urls with optional wildcards");
  }

  @Test
  void only_a_hidden_attribute_has_a_whitelist() {
    assertThat(fields(RULES.problems(draft("a", "A", "string", null, false, "https://a.example/"))))
        .containsExactly("hidden_value_domain_whitelist");
  }

  @Test
  void a_hidden_attribute_can_not_be_shown_again() {
    Definition current = Samples.hidden(Optional.empty());

    assertThat(fields(RULES.problems(current, hidden(Change.to(false), Change.keep()))))
        .containsExactly("value_is_hidden");
  }

  @Test
  void an_unchanged_whitelist_is_accepted() {
    Definition current = Samples.hidden(Optional.of("https://a.example/"));

    assertThat(RULES.problems(current, hidden(Change.to(true), Change.to("https://a.example/"))))
        .isEmpty();
  }

  @Test
  void a_narrower_whitelist_is_accepted() {
    Definition current = Samples.hidden(Optional.of("https://a.example/"));

    assertThat(RULES.problems(current, hidden(Change.keep(), Change.to("https://a.example/b"))))
        .isEmpty();
  }

  @Test
  void a_wider_whitelist_is_refused() {
    Definition current = Samples.hidden(Optional.of("https://a.example/"));

    assertThat(
            fields(RULES.problems(current, hidden(Change.keep(), Change.to("https://b.example/")))))
        .containsExactly("hidden_value_domain_whitelist");
  }

  @Test
  void a_whitelist_can_not_be_taken_away() {
    Definition current = Samples.hidden(Optional.of("https://a.example/"));

    assertThat(fields(RULES.problems(current, hidden(Change.keep(), Change.to(null)))))
        .containsExactly("hidden_value_domain_whitelist");
  }

  @Test
  void a_system_attribute_keeps_name_and_type_and_stays_visible() {
    DefinitionUpdate change =
        update(
            Change.to("other"), Change.to("number"), Change.keep(), Change.to(true), Change.keep());

    assertThat(fields(RULES.problems(Samples.system(), change)))
        .containsExactlyInAnyOrder("name", "type", "value_is_hidden");
  }

  @Test
  void a_type_that_the_present_default_does_not_fit_is_refused() {
    Definition current = Samples.definition(new Content.Text("abc"));

    assertThat(
            fields(
                RULES.problems(
                    current,
                    update(
                        Change.keep(),
                        Change.to("number"),
                        Change.keep(),
                        Change.keep(),
                        Change.keep()))))
        .containsExactly("default_value");
  }

  @Test
  void the_sentinel_of_a_hidden_default_sent_back_is_no_problem_whatever_the_type() {
    Definition current = Samples.hidden(Optional.empty());

    assertThat(
            RULES.problems(
                current,
                update(
                    Change.keep(),
                    Change.to("number"),
                    Change.to("DEFAULT_IS_SET"),
                    Change.keep(),
                    Change.keep())))
        .isEmpty();
  }
}
