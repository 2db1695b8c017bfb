package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.Optional;
import org.precedent.platform.database.SchemaReady;
import org.precedent.platform.settings.Settings;

/** What happens to credentials when the server starts. */
@ApplicationScoped
public class FirstStart {

  @Inject FirstAdministrator administrator;
  @Inject Settings settings;

  void onSchemaReady(@Observes SchemaReady ready) {
    Optional<String> clientId = settings.get(Settings.ADMIN_CLIENT_ID);
    Optional<String> clientSecret = settings.get(Settings.ADMIN_CLIENT_SECRET);
    if (clientId.isPresent() && clientSecret.isPresent()) {
      administrator.configure(clientId.get(), clientSecret.get());
    } else {
      administrator.generate().ifPresent(credential -> print(credential, System.out));
    }
  }

  // The only time that the secret is told: it is kept nowhere, and must not go to a log.
  private static void print(NewApiCredential created, PrintStream console) {
    console.println(
        "The first administrator's API credential, shown this once: client_id="
            + created.credential().clientId()
            + " client_secret="
            + created.secret());
  }
}
