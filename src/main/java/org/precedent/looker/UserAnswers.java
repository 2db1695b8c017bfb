package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.precedent.directory.User;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.looker.UserShapes.SeenUser;
import org.precedent.platform.PublicAddress;
import org.precedent.session.ApiCredential;
import org.precedent.session.ApiCredentials;

/** Answers with users: adds what other parts know of them, if it is asked for. */
@ApplicationScoped
public class UserAnswers {

  private static final String KEYS = "credentials_api3";

  @Inject ApiCredentials credentials;
  @Inject PublicAddress address;

  Response one(Caller caller, User user, FieldSelection fields, UriInfo uri) {
    SeenUser seen = seen(caller, List.of(user), fields, uri).get(0);
    return Answers.object(seen.shape(), seen, fields);
  }

  Response list(Caller caller, List<User> users, FieldSelection fields, UriInfo uri) {
    return Answers.list(SeenUser::shape, seen(caller, users, fields, uri), fields);
  }

  Links links(UriInfo uri) {
    return new Links(address.of(uri));
  }

  private List<SeenUser> seen(Caller caller, List<User> users, FieldSelection fields, UriInfo uri) {
    Links links = links(uri);
    List<UserId> open = users.stream().filter(user -> user.openTo(caller)).map(User::id).toList();
    Map<UserId, List<ApiCredential>> keys =
        open.isEmpty() || !fields.includes(KEYS) ? Map.of() : credentials.of(open);
    return users.stream()
        .map(user -> new SeenUser(user, keys.getOrDefault(user.id(), List.of()), caller, links))
        .toList();
  }
}
