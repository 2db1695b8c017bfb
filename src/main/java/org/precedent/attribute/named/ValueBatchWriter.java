package org.precedent.attribute.named;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.attribute.Sealing;
import org.precedent.attribute.StoredText;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;

/** Writes a batch by one snapshot of the definitions: all of it in one transaction, or nothing. */
@Stateless
public class ValueBatchWriter {

  @Inject ValueRows rows;
  @Inject FreeValues freeValues;
  @Inject Sealing sealing;

  /** See {@link ValueBatches#apply}. */
  public BatchResult write(Caller caller, List<BatchItem> items, DefinitionSnapshot snapshot) {
    // Before anybody's rows are locked.
    items.forEach(item -> AccessRules.requireSelfOrAdministrator(caller, item.user()));
    List<Long> owners = items.stream().map(item -> item.user().value()).distinct().toList();
    Set<Long> users = rows.lockOwners(ValueTable.MANAGED, owners);
    BatchRules rules = new BatchRules(caller, items, snapshot, users, freeValues.now());
    if (!rules.problems().isEmpty()) {
      throw new InvalidException(rules.problems());
    }
    List<ValueRow> set = new ArrayList<>(items.size());
    List<ValueRow> deleted = new ArrayList<>();
    for (BatchRules.Checked checked : rules.checked()) {
      (checked.item().text().isPresent() ? set : deleted).add(row(checked));
    }
    Stamp stamp = freeValues.stamp(caller.user()).under(snapshot);
    return new BatchResult(set(set, stamp), delete(deleted, stamp));
  }

  private int set(List<ValueRow> values, Stamp stamp) {
    if (!values.isEmpty()) {
      WriteCount count = rows.write(ValueTable.MANAGED, WriteMode.SET, values, stamp);
      WriteRules.requireAll(WriteMode.SET, values.size(), count);
    }
    return values.size();
  }

  private int delete(List<ValueRow> values, Stamp stamp) {
    if (values.isEmpty()) {
      return 0;
    }
    WriteCount count = rows.delete(ValueTable.MANAGED, values, stamp);
    WriteRules.requireAll(WriteMode.SET, 0, count);
    return count.rows();
  }

  private ValueRow row(BatchRules.Checked checked) {
    BatchItem item = checked.item();
    StoredText text =
        item.text()
            .map(some -> sealing.userValue(checked.definition(), item.user(), some))
            .orElse(StoredText.ABSENT);
    return new ValueRow(
        item.user().value(), checked.definition().id().value(), text, item.expiresAt());
  }
}
