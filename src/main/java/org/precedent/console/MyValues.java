package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.UserValues;
import org.precedent.identity.Caller;

/** What who looks has, and which groups he is in: read for each page anew, and kept for none. */
@Named
@RequestScoped
public class MyValues {

  @Inject UserValues values;
  @Inject GroupLister groups;
  @Inject Me me;

  private @Nullable List<ValueRow> rows;
  private @Nullable List<String> groupNames;

  /** The values. */
  public List<ValueRow> getRows() {
    if (rows == null) {
      Caller caller = me.caller();
      rows =
          values.effective(caller, caller.user()).stream()
              .sorted(ValueRow.ORDER)
              .map(path -> ValueRow.of(path, caller.administrator()))
              .toList();
    }
    return rows;
  }

  /** The groups that he is in. */
  public List<String> getGroupNames() {
    if (groupNames == null) {
      groupNames = groups.mine(me.caller());
    }
    return groupNames;
  }
}
