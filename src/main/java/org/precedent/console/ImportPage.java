package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.console.imports.ImportProblem;
import org.precedent.console.imports.ProblemCode;
import org.precedent.console.imports.ValueImport;
import org.precedent.console.imports.ValueImports;
import org.precedent.identity.Ids;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;

/** One import: how far it is, and what is wrong with which line. */
@Named
@RequestScoped
public class ImportPage {

  @Inject Me me;
  @Inject NamedUsers namedUsers;
  @Inject ValueImports imports;

  private String id = "";
  private @Nullable ImportRow row;
  private List<ImportProblem> problems = List.of();

  /** Reads how it stands. */
  public void load() {
    me.requireAdministrator();
    long wanted = Ids.parse(id).orElseThrow(() -> new NotFoundException("import"));
    ValueImport state = imports.get(me.caller(), wanted);
    String caller =
        namedUsers
            .of(me.caller(), List.of(state.caller()))
            .getOrDefault(state.caller(), state.caller().toString());
    row = ImportRow.of(state, caller);
    problems = imports.problems(me.caller(), wanted);
  }

  // A page that is sent again is not loaded before, and at first has not read its address.
  private void loadOnce() {
    if (row == null && (!id.isEmpty() || Operations.isRendering())) {
      load();
    }
  }

  /** The import; null as long as nobody knows which. */
  public @Nullable ImportRow getRow() {
    loadOnce();
    return row;
  }

  /** What is wrong, as far as it is kept. */
  public List<ImportProblem> getProblems() {
    loadOnce();
    return problems;
  }

  /** What is wrong in words; the detail may say more. */
  public String text(ImportProblem problem) {
    Problem rule = rule(problem);
    return problem.code() == ProblemCode.RULE && detail(problem).isEmpty()
        ? Words.problem(rule, Texts.locale())
        : Texts.of("import.problem." + problem.code().code());
  }

  /** More of it, in English. */
  public String detail(ImportProblem problem) {
    return problem.code() == ProblemCode.RULE
        ? Words.detail(rule(problem), Texts.locale())
        : problem.message();
  }

  private static Problem rule(ImportProblem problem) {
    return Problem.invalid(problem.column(), problem.message());
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** The id in the address. */
  public void setId(@Nullable String text) {
    id = text == null ? "" : text;
  }
}
