package org.precedent.looker;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;
import org.precedent.identity.Ids;
import org.precedent.identity.Role;

/** What a search for roles may ask. All roles are built in. */
public class RoleSearch {

  @QueryParam("id")
  @Nullable String id;

  @QueryParam("name")
  @Nullable String name;

  @QueryParam("built_in")
  @Nullable String builtIn;

  @QueryParam("model_set_ids")
  @Nullable String modelSetIds;

  @QueryParam("permission_set_ids")
  @Nullable String permissionSetIds;

  @QueryParam("filter_or")
  @Nullable String filterOr;

  /** The roles that are found. */
  List<Role> found(List<Sort> sorts, Page page) {
    return Arrays.stream(Role.values())
        .filter(matching())
        .sorted(order(sorts))
        .skip(page.offset())
        .limit(page.limit())
        .toList();
  }

  private Predicate<Role> matching() {
    List<Predicate<Role>> criteria = new ArrayList<>();
    ids(id, Role::id).ifPresent(criteria::add);
    ids(modelSetIds, role -> RoleShapes.MODEL_SET_ID).ifPresent(criteria::add);
    ids(permissionSetIds, RoleShapes::permissionSetId).ifPresent(criteria::add);
    SearchParameters.text(name)
        .ifPresent(match -> criteria.add(role -> match.matches(role.title())));
    ListParameters.flag("built_in", builtIn).ifPresent(asked -> criteria.add(role -> asked));
    boolean any = ListParameters.flag("filter_or", filterOr).orElse(false);
    return any && !criteria.isEmpty()
        ? role -> criteria.stream().anyMatch(criterion -> criterion.test(role))
        : role -> criteria.stream().allMatch(criterion -> criterion.test(role));
  }

  private static Optional<Predicate<Role>> ids(
      @Nullable String parameter, Function<Role, String> idOf) {
    return SearchParameters.ids(
        parameter,
        ids -> role -> Ids.parse(idOf.apply(role)).filter(ids::contains).isPresent(),
        always -> role -> always);
  }

  private static Comparator<Role> order(List<Sort> sorts) {
    Comparator<Role> byId = Comparator.comparing(Role::id);
    for (Sort sort : sorts) {
      if (sort.field().equals("name") || sort.field().equals("id")) {
        Comparator<Role> order =
            sort.field().equals("id") ? byId : Comparator.comparing(Role::title);
        return sort.descending() ? order.reversed() : order;
      }
    }
    return byId;
  }
}
