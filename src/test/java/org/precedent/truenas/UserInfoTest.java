package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedValues;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.PosixFacts;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.json.StrictJson;
import org.precedent.session.Person;
import org.precedent.session.Persons;

class UserInfoTest {

  private final UserInfo userInfo = new UserInfo();

  UserInfoTest() {
    userInfo.values =
        new UnmanagedValues() {
          @Override
          public Map<String, JsonText> all(Caller caller, UserId user, Namespace namespace) {
            return Map.of();
          }
        };
  }

  private JsonObject me(boolean fromDirectory, Object active) {
    userInfo.persons =
        new Persons() {
          @Override
          public Optional<Person> find(UserId user) {
            PosixFacts none = new PosixFacts(null, null, null, null);
            return Optional.of(
                new Person(user, Optional.of("ada"), "Ada", none, fromDirectory, false));
          }
        };
    userInfo.configured = configured(active);
    return StrictJson.value(userInfo.of(new DoorKit().logIn(7).session())).asJsonObject();
  }

  private static ConfiguredDirectory configured(Object active) {
    Directory directory = proxy(Directory.class, active);
    return proxy(ConfiguredDirectory.class, Optional.of(directory));
  }

  private static <T> T proxy(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            UserInfoTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (answer instanceof RuntimeException failure) {
                throw failure;
              }
              return answer;
            }));
  }

  @Test
  void where_a_person_is_from_is_told_as_the_original_tells_it() {
    JsonObject active = me(true, true);
    assertThat(active.getString("source")).isEqualTo("ACTIVEDIRECTORY");
    assertThat(active.getJsonArray("account_attributes"))
        .hasToString("[\"DIRECTORY_SERVICE\",\"ACTIVE_DIRECTORY\"]");
    JsonObject ldap = me(true, false);
    assertThat(ldap.getString("source")).isEqualTo("LDAP");
    assertThat(ldap.getJsonArray("account_attributes"))
        .hasToString("[\"DIRECTORY_SERVICE\",\"LDAP\"]");
    JsonObject local = me(false, true);
    assertThat(local.getString("source")).isEqualTo("LOCAL");
    assertThat(local.getJsonArray("account_attributes")).hasToString("[\"LOCAL\"]");
  }

  @Test
  void a_directory_that_can_not_be_set_up_keeps_nobody_from_himself() {
    RuntimeException away = new DirectoryUnavailableException("away", Duration.ZERO, null);
    assertThat(me(true, away).getString("source")).isEqualTo("LDAP");
  }
}
