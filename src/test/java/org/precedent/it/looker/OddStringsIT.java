package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnBothDatabases;
import org.precedent.it.support.Servers;

/**
 * A corpus of odd strings through every string that a request can carry: it is refused as
 * documented, or reads back to the character.
 */
@OnBothDatabases
class OddStringsIT extends LookerTest {

  private static final int LARGEST_VALUE = 64 * 1024;

  static final Map<String, String> CORPUS =
      Map.ofEntries(
          Map.entry("empty", ""),
          Map.entry("blank", " "),
          Map.entry("blanks around", "  x  "),
          Map.entry("zero", "a\u0000b"),
          Map.entry("only zero", "\u0000"),
          Map.entry("controls", "\u0001\u0008\u001b\u007f\u0085"),
          Map.entry("high surrogate", "a\ud800b"),
          Map.entry("low surrogate", "\udc00"),
          Map.entry("surrogates the wrong way round", "\udc00\ud800"),
          Map.entry("quotes", "'\"`\\\"'"),
          Map.entry("SQL", "'; drop table user_value; --"),
          Map.entry("SQL wildcards", "%_\\%"),
          Map.entry("HTML", "<script>alert(1)</script>&amp;"),
          Map.entry("template", "${jndi:ldap://x}#{1+1}{{7*7}}%s%n"),
          Map.entry("path", "../../etc/passwd\u202e"),
          Map.entry("right to left", "שלום \u202eabc\u202c مرحبا"),
          Map.entry("emoji", "👩‍👩‍👧‍👦🏳️‍🌈"),
          Map.entry("combining", "e\u0301 \u00e9 \ufb01 İıſ"),
          Map.entry("outside of the first plane", "𝒳\ud83d\ude00\udbff\udfff"),
          Map.entry("no characters", "\ufffe\uffff\ufeff"),
          Map.entry("line ends", "a\r\nb\nc\rd\u2028e\u2029"),
          Map.entry("tab", "\t"),
          Map.entry("null", "null"),
          Map.entry("number", "1e999999999"),
          Map.entry("CSV", "=cmd|' /C calc'!A0,\"a\",,"),
          Map.entry("256 characters", "x".repeat(256)),
          Map.entry("4097 characters", "x".repeat(4097)),
          Map.entry("64 KiB", "x".repeat(LARGEST_VALUE)),
          Map.entry("64 KiB and one", "x".repeat(LARGEST_VALUE + 1)),
          Map.entry("64 KiB in two bytes each", "ä".repeat(LARGEST_VALUE / 2)),
          Map.entry("more than 64 KiB in three bytes each", "€".repeat(LARGEST_VALUE / 3 + 1)),
          Map.entry("a million", "y".repeat(1_000_000)));

  /** What every field for free text takes: not blank, short, and storable. */
  static final Set<String> HARMLESS =
      Set.of(
          "blanks around",
          "controls",
          "quotes",
          "SQL",
          "SQL wildcards",
          "HTML",
          "template",
          "path",
          "right to left",
          "emoji",
          "combining",
          "outside of the first plane",
          "no characters",
          "line ends",
          "null",
          "number",
          "CSV");

  /** What one database might keep, and another not; the rest is tried with one of them. */
  private static final Set<String> MATTER_TO_DATABASES =
      Set.of(
          "empty",
          "blanks around",
          "zero",
          "only zero",
          "controls",
          "high surrogate",
          "low surrogate",
          "quotes",
          "SQL",
          "SQL wildcards",
          "outside of the first plane",
          "no characters",
          "64 KiB in two bytes each",
          "more than 64 KiB in three bytes each");

  static Stream<String> names() {
    return CORPUS.keySet().stream().sorted();
  }

  /** Every string field of every operation that writes, and where it reads back. */
  enum Field {
    ATTRIBUTE_NAME {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/user_attributes", with(definition("string"), "name", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin().get("/user_attributes/" + written.id()).string("name");
      }
    },
    ATTRIBUTE_LABEL {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/user_attributes", with(definition("string"), "label", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        String label = test.admin().get("/user_attributes/" + written.id()).string("label");
        // Labels are unique: the next test needs it.
        test.admin().delete("/user_attributes/" + written.id());
        return label;
      }
    },
    ATTRIBUTE_TYPE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/user_attributes", definition(odd));
      }
    },
    ATTRIBUTE_DEFAULT {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post("/user_attributes", with(definition("string"), "default_value", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        JsonObject read = test.admin().get("/user_attributes/" + written.id()).object();
        return read.isNull("default_value") ? "" : read.getString("default_value");
      }
    },
    ATTRIBUTE_DEFAULT_OF_A_NUMBER {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post("/user_attributes", with(definition("number"), "default_value", odd));
      }
    },
    ATTRIBUTE_WHITELIST {
      @Override
      Answer write(OddStringsIT test, String odd) {
        JsonObject hidden = with(definition("string"), "value_is_hidden", true);
        return test.admin()
            .post("/user_attributes", with(hidden, "hidden_value_domain_whitelist", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin()
            .get("/user_attributes/" + written.id())
            .string("hidden_value_domain_whitelist");
      }
    },
    ATTRIBUTE_CI_VALUE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post("/user_attributes", with(definition("string"), "value_for_ci_run", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin().get("/user_attributes/" + written.id()).string("value_for_ci_run");
      }
    },
    UPDATED_LABEL {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/user_attributes/" + test.attribute(), object("label", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return ATTRIBUTE_LABEL.readBack(test, written);
      }
    },
    USER_VALUE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch(value(test.user(), test.attribute()), object("value", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.effective(written.string("user_id"), written.string("user_attribute_id"));
      }
    },
    HIDDEN_USER_VALUE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        String attribute = test.hiddenAttribute("https://a.test/*");
        return test.admin().patch(value(test.user(), attribute), object("value", odd));
      }
    },
    GROUP_VALUE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch(groupValue(test.group(), test.attribute()), object("value", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin()
            .get("/user_attributes/" + written.string("user_attribute_id") + "/group_values")
            .strings("value")
            .get(0);
      }
    },
    GROUP_VALUES {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post(
                "/user_attributes/" + test.attribute() + "/group_values",
                array(object("group_id", test.group(), "value", odd)));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return written.strings("value").get(0);
      }
    },
    GROUP_VALUES_GROUP {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post(
                "/user_attributes/" + test.attribute() + "/group_values",
                array(object("group_id", odd, "value", "x")));
      }
    },
    GROUP_NAME {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/groups", object("name", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        String name = test.admin().get("/groups/" + written.id()).string("name");
        test.admin().delete("/groups/" + written.id());
        return name;
      }
    },
    UPDATED_GROUP_NAME {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/groups/" + test.group(), object("name", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return GROUP_NAME.readBack(test, written);
      }
    },
    ADDED_USER {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/groups/" + test.group() + "/users", object("user_id", odd));
      }
    },
    ADDED_GROUP {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/groups/" + test.group() + "/groups", object("group_id", odd));
      }
    },
    FIRST_NAME {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/users", object("first_name", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.effective(written.id(), "1");
      }
    },
    LAST_NAME {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/users/" + test.user(), object("last_name", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin().get("/users/" + written.id()).string("last_name");
      }
    },
    LOCALE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/users/" + test.user(), object("locale", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin().get("/users/" + written.id()).string("locale");
      }
    },
    HOME_FOLDER {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/users/" + test.user(), object("home_folder_id", odd));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin().get("/users/" + written.id()).string("home_folder_id");
      }
    },
    UI_STATE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/users/" + test.user(), object("ui_state", object("key", odd)));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin()
            .get("/users/" + written.id())
            .object()
            .getJsonObject("ui_state")
            .getString("key");
      }
    },
    UI_STATE_KEY {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .patch("/users/" + test.user(), object("ui_state", object(odd, "value")));
      }

      @Override
      String readBack(OddStringsIT test, Answer written) {
        return test.admin()
            .get("/users/" + written.id())
            .object()
            .getJsonObject("ui_state")
            .keySet()
            .iterator()
            .next();
      }
    },
    NEW_EMAIL {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().post("/users", object("credentials_email", object("email", odd)));
      }
    },
    EMAIL {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post("/users/" + test.user() + "/credentials_email", object("email", odd));
      }
    },
    EMAIL_WITH_AT {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin()
            .post(
                "/users/" + test.user() + "/credentials_email",
                object("email", odd + "@example.test"));
      }
    },
    ROLES {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().put("/users/" + test.user() + "/roles", array(odd));
      }
    },
    WORKSPACE {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/session", object("workspace_id", odd));
      }
    },
    UNKNOWN_MEMBER {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/users/" + test.user(), object("nothing", odd));
      }
    },
    NAME_OF_AN_UNKNOWN_MEMBER {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.admin().patch("/users/" + test.user(), object(odd, "x"));
      }
    },
    CLIENT_ID {
      @Override
      Answer write(OddStringsIT test, String odd) {
        return test.anonymous().logIn(odd, "x");
      }
    },
    CLIENT_SECRET {
      @Override
      Answer write(OddStringsIT test, String odd) {
        // Guesses count: they must not shut the other tests out.
        return test.anonymous().logIn(unique("client"), odd);
      }
    };

    private static final Set<Field> FREE_TEXTS =
        EnumSet.of(
            ATTRIBUTE_LABEL,
            ATTRIBUTE_DEFAULT,
            ATTRIBUTE_CI_VALUE,
            UPDATED_LABEL,
            USER_VALUE,
            HIDDEN_USER_VALUE,
            GROUP_VALUE,
            GROUP_VALUES,
            GROUP_NAME,
            UPDATED_GROUP_NAME,
            FIRST_NAME,
            LAST_NAME,
            LOCALE,
            HOME_FOLDER,
            UI_STATE,
            UI_STATE_KEY);

    abstract Answer write(OddStringsIT test, String odd);

    /** Whether the string of the corpus must be taken. */
    boolean must(String name) {
      boolean ignored = this == UNKNOWN_MEMBER || this == NAME_OF_AN_UNKNOWN_MEMBER;
      return ignored || (FREE_TEXTS.contains(this) && HARMLESS.contains(name));
    }

    /** With what others are refused. */
    Set<Integer> refusals() {
      return switch (this) {
        case ADDED_USER, ADDED_GROUP -> Set.of(404);
        // A form has 16 KiB at most.
        case CLIENT_ID, CLIENT_SECRET -> Set.of(404, 413);
        default -> Set.of(422);
      };
    }

    /** What was written, where it reads back; null for what has no place of its own. */
    String readBack(OddStringsIT test, Answer written) {
      return null;
    }
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void an_odd_string_is_refused_or_kept_to_the_character(Field field) {
    SoftAssertions all = new SoftAssertions();
    names()
        .filter(name -> server == Servers.POSTGRESQL || MATTER_TO_DATABASES.contains(name))
        .forEach(
            name ->
                all.assertThatCode(() -> roundTrip(field, name, CORPUS.get(name)))
                    .as(name)
                    .doesNotThrowAnyException());
    all.assertAll();
  }

  private void roundTrip(Field field, String name, String odd) {
    Answer written = field.write(this, odd);
    if (field.must(name)) {
      assertThat(written.status()).isEqualTo(200);
    }
    assertThat(written.status() == 200 || field.refusals().contains(written.status()))
        .as(written.toString())
        .isTrue();
    if (written.status() == 200) {
      String read = field.readBack(this, written);
      if (read != null) {
        assertThat(read.equals(odd)).as("reads back as it was written").isTrue();
      }
    }
  }

  static Stream<String> storableValues() {
    return names()
        .filter(name -> !name.contains("zero") && !name.contains("surrogate"))
        .filter(name -> CORPUS.get(name).getBytes(StandardCharsets.UTF_8).length <= LARGEST_VALUE);
  }

  @ParameterizedTest
  @MethodSource("storableValues")
  void every_text_that_can_be_kept_is_a_value(String name) {
    String user = user();
    String attribute = attribute();
    set(user, attribute, CORPUS.get(name));

    assertThat(effective(user, attribute).equals(CORPUS.get(name))).isTrue();
  }

  @Test
  void what_can_not_be_kept_is_no_value() {
    String path = value(user(), attribute());
    for (String name :
        List.of(
            "zero",
            "high surrogate",
            "low surrogate",
            "64 KiB and one",
            "more than 64 KiB in three bytes each")) {
      assertThat(admin().patch(path, object("value", CORPUS.get(name))).wrongFields())
          .as(name)
          .containsExactly("value");
    }
  }

  static Stream<String> addresses() {
    return Stream.of(
        "/users/search?first_name=%s",
        "/users/search?email=%s",
        "/users/search?id=%s",
        "/users/search?group_id=%s",
        "/users/search?is_disabled=%s",
        "/users/search?sorts=%s",
        "/users/search?limit=%s",
        "/users/search?fields=%s",
        "/users/search?filter_or=%s",
        "/users?ids=%s",
        "/users?page=%s&per_page=%1$s",
        "/users?offset=%s",
        "/users/1?fields=%s",
        "/users/1/attribute_values?user_attribute_ids=%s",
        "/users/1/attribute_values?all_values=%s&include_unset=%1$s",
        "/users/1/attribute_values?fields=%s",
        "/users/1/attribute_values?%s=1",
        "/user_attributes?sorts=%s",
        "/user_attributes?fields=%s",
        "/groups?ids=%s&content_metadata_id=%1$s",
        "/groups/search?name=%s",
        "/groups/search?id=%s&external_group_id=%1$s",
        "/groups/search/with_hierarchy?name=%s&sorts=%1$s",
        "/roles?ids=%s",
        "/roles/search?name=%s&id=%1$s",
        "/versions?fields=%s",
        "/user?fields=%s");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void an_odd_parameter_is_refused_or_answered(String address) {
    SoftAssertions all = new SoftAssertions();
    names()
        .filter(name -> CORPUS.get(name).length() < 1000)
        .forEach(
            name -> {
              String path = address.formatted(LookerClient.encoded(CORPUS.get(name)));
              all.assertThatCode(() -> assertThat(admin().get(path).status()).isIn(200, 400, 404))
                  .as(name)
                  .doesNotThrowAnyException();
            });
    all.assertAll();
  }
}
