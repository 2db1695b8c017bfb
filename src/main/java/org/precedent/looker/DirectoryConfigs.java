package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.Pairing;
import org.precedent.directory.mirror.RoleGroup;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.looker.DirectoryConfigShapes.SeenConfig;

/**
 * The configuration of the directory. Pairings and the groups that give roles can be changed here;
 * all else stands in the server's configuration.
 */
@ApplicationScoped
@Path("ldap_config")
public class DirectoryConfigs {

  @Inject private CurrentSession current;
  @Inject private DirectoryConfig config;
  @Inject private UserAnswers answers;

  /** Operation {@code ldap_config}. */
  @GET
  public Response ldapConfig(@Context UriInfo uri) {
    return answer(config.show(current.caller(), answers.links(uri)));
  }

  /** Operation {@code update_ldap_config}. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateLdapConfig(@Context UriInfo uri, Body body) {
    Caller caller = current.caller();
    AccessRules.requireAdministrator(caller);
    Links links = answers.links(uri);
    DirectoryConfigBodies.requireUnchanged(body, config.show(caller, links));
    Optional<List<Pairing>> pairings = DirectoryConfigBodies.pairings(body);
    Optional<List<RoleGroup>> groups = DirectoryConfigBodies.groups(body);
    body.check();
    config.update(caller, groups, pairings);
    return answer(config.show(caller, links));
  }

  private static Response answer(SeenConfig seen) {
    return Answers.object(DirectoryConfigShapes.CONFIG, seen, FieldSelection.ALL);
  }
}
