package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.precedent.platform.web.DoorErrors;

/** What the API says of failures that never reach it. */
@ApplicationScoped
public class ApiErrors implements DoorErrors {

  @Override
  public String root() {
    return ApiApplication.ROOT;
  }

  @Override
  public String body(int status) {
    return new String(Failure.of(status).bytes(), StandardCharsets.UTF_8);
  }
}
