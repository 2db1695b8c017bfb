package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.precedent.platform.json.JsonSource;
import org.precedent.platform.json.ObjectText;

/** What clients need before and besides everything else. */
@ApplicationScoped
public class CoreMethods implements MethodGroup {

  /** Clients subscribe to it before their first call; nothing ever happens there. */
  private static final String JOBS = "core.get_jobs";

  private static final Set<String> COLLECTIONS =
      Set.of(JOBS, SettingEvents.COLLECTION, SessionEvents.COLLECTION);

  @Override
  public List<Method> methods() {
    return List.of(
        Method.of("core.ping", Access.ANYBODY, CoreMethods::ping),
        Method.of("core.set_options", Access.ANYBODY, CoreMethods::setOptions),
        Method.of("core.subscribe", Access.USER, CoreMethods::subscribe),
        Method.of("core.unsubscribe", Access.USER, CoreMethods::unsubscribe));
  }

  private static String ping(Invocation invocation) {
    invocation.arguments().check();
    return "\"pong\"";
  }

  // Private methods and exceptions of Python there are none.
  private static String setOptions(Invocation invocation) {
    Fields arguments = invocation.arguments("options");
    arguments.require("options");
    Fields options = arguments.object("options");
    boolean legacyJobs = options.flag("legacy_jobs", true);
    options.flag("private_methods", false);
    options.flag("py_exceptions", false);
    options.allow("legacy_jobs", "private_methods", "py_exceptions");
    arguments.check();
    return new ObjectText()
        .put("legacy_jobs", legacyJobs)
        .put("private_methods", false)
        .put("py_exceptions", false)
        .toString();
  }

  private static String subscribe(Invocation invocation) {
    Fields arguments = invocation.arguments("event");
    String event = arguments.text("event");
    arguments.check();
    if (!COLLECTIONS.contains(event)) {
      throw RpcException.failed(Errno.ENOENT, "There is no such event");
    }
    if (event.equals(SessionEvents.COLLECTION) && !invocation.caller().administrator()) {
      throw RpcException.failed(Errno.EACCES, "Not authorized");
    }
    return invocation
        .connection()
        .subscribe(event)
        .map(JsonSource::quoted)
        .orElseThrow(() -> RpcException.failed(Errno.EBUSY, "Too many subscriptions"));
  }

  private static String unsubscribe(Invocation invocation) {
    Fields arguments = invocation.arguments("id");
    String id = arguments.text("id");
    arguments.check();
    invocation.connection().unsubscribe(id);
    return "null";
  }
}
