package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.named.ExpiryWrite;
import org.precedent.attribute.named.NamedValue;
import org.precedent.attribute.named.NamedValues;
import org.precedent.attribute.named.NamedWrite;
import org.precedent.attribute.named.WriteMode;
import org.precedent.identity.UserId;

/** The attributes of a user: managed ones with their rules, and whatever else is stored. */
@ApplicationScoped
@Path("user/attr")
public class UserAttributes extends AttributeCalls {

  @Inject NamedValues values;
  @Inject Subjects subjects;

  @Override
  UserId user(Call call) {
    return AttributeInput.user(call);
  }

  @Override
  void write(Call call, WriteMode mode, List<NamedWrite> writes) {
    values.write(call.caller(), mode, writes);
  }

  @Override
  void setExpiry(Call call, List<ExpiryWrite> writes) {
    values.setExpiry(call.caller(), writes);
  }

  @Override
  void delete(Call call, Set<FreeName> names) {
    values.delete(call.caller(), subject(call), names);
  }

  @Override
  Map<FreeName, NamedValue> get(Call call, Set<FreeName> names, boolean decrypt) {
    return values.get(call.caller(), subject(call), names, decrypt);
  }

  @Override
  Set<FreeName> existing(Call call, Set<FreeName> names) {
    return values.existing(call.caller(), subject(call), names);
  }

  @Override
  Set<FreeName> allNames(Call call) {
    return values.names(call.caller(), subject(call));
  }

  // A write finds out by itself that there is no such user; nothing else would.
  private UserId subject(Call call) {
    UserId user = user(call);
    return call.caller().is(user) ? user : subjects.of(call).user();
  }
}
