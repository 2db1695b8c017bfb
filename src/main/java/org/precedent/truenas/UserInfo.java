package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedValues;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.PosixFacts;
import org.precedent.identity.Caller;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Person;
import org.precedent.session.Persons;
import org.precedent.session.Session;

/**
 * The caller as {@code auth.me} shows him. What is not known of him, such as a shell, is left out
 * rather than made up.
 */
@ApplicationScoped
public class UserInfo {

  @Inject Persons persons;
  @Inject UnmanagedValues values;
  @Inject ConfiguredDirectory configured;

  /** The caller, with all his settings, as JSON. */
  String of(Session session) {
    Caller caller = session.caller();
    Person person = persons.find(caller.user()).orElseThrow(RpcException::notAuthenticated);
    Map<String, JsonText> attributes = values.all(caller, caller.user(), Namespace.UI);
    ObjectText json =
        new ObjectText()
            .put("pw_name", person.name().orElseGet(() -> "user" + person.user().value()))
            .put("pw_gecos", person.displayName());
    posix(json, person.posix());
    return json.source("grouplist", "null")
        .source("sid", "null")
        .put("source", source(person).replace("_", ""))
        .put("local", !person.fromDirectory())
        .put("attributes", attributes(attributes))
        .source("two_factor_config", "null")
        .put("privilege", privilege(caller))
        .putTexts("account_attributes", traits(session, person))
        .toString();
  }

  private static void posix(ObjectText json, PosixFacts posix) {
    number(json, "pw_uid", posix.uidNumber());
    number(json, "pw_gid", posix.gidNumber());
    json.put("pw_dir", Optional.ofNullable(posix.homeDirectory()));
    json.put("pw_shell", Optional.ofNullable(posix.loginShell()));
  }

  private static void number(ObjectText json, String member, @Nullable Long number) {
    if (number != null) {
      json.put(member, number);
    }
  }

  private static ObjectText attributes(Map<String, JsonText> values) {
    ObjectText json = new ObjectText();
    new TreeMap<>(values).forEach((key, value) -> json.source(key, value.text()));
    return json;
  }

  private String source(Person person) {
    if (!person.fromDirectory()) {
      return "LOCAL";
    }
    return isActiveDirectory() ? "ACTIVE_DIRECTORY" : "LDAP";
  }

  private boolean isActiveDirectory() {
    try {
      return configured.directory().filter(Directory::isActiveDirectory).isPresent();
    } catch (DirectoryUnavailableException away) {
      return false;
    }
  }

  private static ObjectText privilege(Caller caller) {
    List<ObjectText> allowlist =
        caller.administrator()
            ? List.of(new ObjectText().put("method", "*").put("resource", "*"))
            : List.of();
    return new ObjectText()
        .put("allowlist", allowlist)
        .putTexts("roles", caller.administrator() ? List.of("FULL_ADMIN") : List.of())
        .put("web_shell", false)
        .put("webui_access", true);
  }

  private List<String> traits(Session session, Person person) {
    List<String> traits = new ArrayList<>();
    if (person.fromDirectory()) {
      traits.add("DIRECTORY_SERVICE");
    }
    traits.add(source(person));
    if (session.caller().administrator()) {
      traits.add("SYS_ADMIN");
    }
    if (session.apiCredential().isPresent()) {
      traits.add("API_KEY");
    }
    if (person.mustChangePassword()) {
      traits.add("PASSWORD_CHANGE_REQUIRED");
    }
    return traits;
  }
}
