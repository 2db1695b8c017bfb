package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.explanation.Explanation;
import org.precedent.attribute.explanation.Explanations;
import org.precedent.attribute.explanation.Outlook;
import org.precedent.attribute.explanation.WhatIf;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/** Why a user has the values that he has, and which he would have in other groups. */
@ApplicationScoped
@Path("users/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ExplanationResource {

  private static final String ADD = "add_group";
  private static final String REMOVE = "remove_group";

  @Inject private Explanations explanations;
  @Inject private WhatIf whatIf;
  @Inject private CurrentSession current;
  @Context private UriInfo uri;

  /** Every level of one attribute, best first, with what became of it. */
  @GET
  @Path("attributes/{name}/explanation")
  public Response explain(@PathParam("id") String id, @PathParam("name") String name) {
    new Parameters(uri.getQueryParameters(), Set.of());
    Caller caller = current.caller();
    UserId user = PathUsers.user(id, caller);
    AttributeName attribute =
        AttributeName.of(name).orElseThrow(() -> new NotFoundException("definition"));
    Explanation explanation = explanations.explain(caller, user, attribute);
    return Answers.json(json -> ExplanationShapes.write(json, explanation));
  }

  /** All effective values as they are and as they would be. */
  @GET
  @Path("what-if")
  public Response whatIf(@PathParam("id") String id) {
    Parameters parameters = new Parameters(uri.getQueryParameters(), Set.of(ADD, REMOVE));
    Set<GroupId> add = groups(parameters, ADD);
    Set<GroupId> remove = groups(parameters, REMOVE);
    Caller caller = current.caller();
    UserId user = PathUsers.user(id, caller);
    List<Outlook> outlooks = whatIf.effective(caller, user, add, remove);
    return Answers.json(json -> OutlookShapes.write(json, user, outlooks));
  }

  private static Set<GroupId> groups(Parameters parameters, String name) {
    return Set.copyOf(parameters.all(name, GroupId::parse));
  }
}
