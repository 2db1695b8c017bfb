package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedValues;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.platform.json.JsonSource;

/** The caller, and his own settings. */
@ApplicationScoped
public class OwnUserMethods implements MethodGroup {

  @Inject UserInfo userInfo;
  @Inject UnmanagedValues values;
  @Inject SettingEvents events;

  @Override
  public List<Method> methods() {
    return List.of(
        Method.of("auth.me", Access.USER, this::me),
        Method.inOrder("auth.set_attribute", Access.USER, this::setAttribute));
  }

  private String me(Invocation invocation) {
    invocation.arguments().check();
    return userInfo.of(invocation.requireSession());
  }

  private String setAttribute(Invocation invocation) {
    Fields arguments = invocation.arguments("key", "value");
    String key = arguments.text("key");
    arguments.require("value");
    arguments.check();
    FreeName name = name(key);
    JsonText value = new JsonText(JsonSource.elements(invocation.call().source()).get(1));
    Caller caller = invocation.caller();
    events.untold(
        invocation.connection(),
        () -> values.set(caller, caller.user(), Namespace.UI, name, value));
    return "null";
  }

  private static FreeName name(String key) {
    try {
      return new FreeName(key);
    } catch (InvalidException wrong) {
      throw RpcException.invalid("key", wrong.problems().get(0).message());
    }
  }
}
