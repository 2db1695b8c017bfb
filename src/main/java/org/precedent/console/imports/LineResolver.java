package org.precedent.console.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.named.BatchItem;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.session.NameKind;
import org.precedent.session.PersonNames;

/** Finds the users and the attributes that lines name. Thread-safe. */
@ApplicationScoped
public class LineResolver {

  private static final String USER = "user";

  @Inject PersonNames names;
  @Inject Definitions definitions;

  /** What the lines mean. */
  Resolved resolve(Caller caller, NameKind kind, List<ImportLine> lines) {
    List<String> texts = lines.stream().map(ImportLine::user).toList();
    Map<String, Set<UserId>> users = names.find(caller, kind, texts);
    Map<String, Definition> known = new HashMap<>();
    definitions.all(caller).forEach(each -> known.put(each.name().text(), each));
    Resolved resolved = new Resolved(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (ImportLine line : lines) {
      Set<UserId> named = users.getOrDefault(line.user(), Set.of());
      Optional<Definition> definition = Optional.ofNullable(known.get(line.attribute()));
      List<ImportProblem> problems = problems(line, named, definition);
      if (problems.isEmpty()) {
        resolved.items().add(item(line, named.iterator().next(), definition.orElseThrow()));
        resolved.lines().add(line.number());
      }
      resolved.problems().addAll(problems);
    }
    return resolved;
  }

  private static List<ImportProblem> problems(
      ImportLine line, Set<UserId> users, Optional<Definition> definition) {
    long number = line.number();
    if (!line.complete()) {
      return List.of(ImportProblem.of(number, "", ProblemCode.COLUMN_COUNT));
    }
    List<ImportProblem> problems = new ArrayList<>(0);
    if (users.size() != 1) {
      problems.add(
          ImportProblem.of(
              number,
              USER,
              users.isEmpty() ? ProblemCode.USER_UNKNOWN : ProblemCode.USER_AMBIGUOUS));
    }
    if (definition.isEmpty()) {
      problems.add(ImportProblem.of(number, Columns.ATTRIBUTE, ProblemCode.ATTRIBUTE_UNKNOWN));
    } else if (definition.get().computed().isPresent()) {
      problems.add(ImportProblem.of(number, Columns.ATTRIBUTE, ProblemCode.ATTRIBUTE_COMPUTED));
    }
    if (!line.expiryReadable()) {
      problems.add(ImportProblem.of(number, Columns.EXPIRY, ProblemCode.EXPIRY_UNREADABLE));
    }
    return problems;
  }

  private static BatchItem item(ImportLine line, UserId user, Definition definition) {
    return new BatchItem(
        user,
        new AttributeRef.ById(definition.id()),
        line.value().isEmpty() ? Optional.empty() : Optional.of(line.value()),
        line.expiresAt());
  }
}
