package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Account;
import org.precedent.session.AccountQuery;
import org.precedent.session.Accounts;

/** Finds users. For administrators. */
@ApplicationScoped
@Path("user/search")
public class UserSearch {

  @Inject private Refusals refusals;
  @Inject private Accounts accounts;

  /** The users to whom the criteria apply, in pages. */
  @GET
  public Response search(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    refusals.requireSuperUser(call.caller());
    Paging paging = Paging.of(call.input());
    AccountQuery query = query(call.input().object("criteria").orElse(call.input()), paging);
    AccountQuery.Result found = accounts.search(call.caller(), query);
    List<ObjectText> result = new ArrayList<>();
    for (Account account : found.accounts()) {
      result.add(AccountShape.write(new ObjectText(), account, call.caller()));
    }
    return Answers.of(paging.write(Answers.ok(), found.total()).put("result", result));
  }

  private static AccountQuery query(Input criteria, Paging paging) {
    boolean exact = criteria.flag("is_name_exact").orElse(true);
    List<AccountQuery.Text> texts = new ArrayList<>();
    for (AccountQuery.Field field : AccountQuery.Field.values()) {
      criteria
          .text(field.name().toLowerCase(Locale.ROOT))
          .ifPresent(text -> texts.add(new AccountQuery.Text(field, text, exact)));
    }
    return new AccountQuery(
        criteria.text("user_id").map(UserIds::require),
        texts,
        any(criteria),
        criteria.text("sign_up_status").map(AccountInput::signUp),
        criteria.text("approval_status").map(AccountInput::approval),
        paging.limit(),
        paging.offset());
  }

  private static boolean any(Input criteria) {
    return switch (criteria.text("name_op").orElse("and").toLowerCase(Locale.ROOT)) {
      case "and" -> false;
      case "or" -> true;
      default -> throw RefusedException.invalid("name_op must be and, or or.");
    };
  }
}
