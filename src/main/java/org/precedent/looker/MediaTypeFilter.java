package org.precedent.looker;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses headers that name no media type, in the door's words: Jersey would find them out only
 * while it looks for an operation, where no mapper of errors is asked.
 */
@Provider
@PreMatching
public class MediaTypeFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      request.getMediaType();
    } catch (ProcessingException malformed) {
      throw new NotSupportedException(malformed);
    }
    try {
      request.getAcceptableMediaTypes();
    } catch (ProcessingException malformed) {
      throw new BadRequestException(malformed);
    }
  }
}
