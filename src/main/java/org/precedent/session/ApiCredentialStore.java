package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Knows the secrets of API credentials: with the client id as name, programs log in at every door
 * that asks for a password, and so does the first administrator.
 */
@ApplicationScoped
public class ApiCredentialStore implements PasswordStore {

  /** After local users, before directories. */
  static final int PRIORITY = 20;

  @Inject ApiCredentialRows credentials;

  @Override
  public PasswordVerdict check(String name, String password) {
    Optional<ApiCredentialRows.Key> key = credentials.key(name);
    SecretHash hash =
        key.map(ApiCredentialRows.Key::hash).orElseGet(() -> SecretHash.ofNobody(name));
    boolean right = hash.matches(password);
    return key.filter(known -> right)
        .<PasswordVerdict>map(
            known ->
                new PasswordVerdict.Right(
                    new PasswordLogIn.Accepted(
                        known.user(), Optional.of(known.credential()), false)))
        .orElseGet(() -> new PasswordVerdict.Wrong(key.map(ApiCredentialRows.Key::user)));
  }

  @Override
  public int priority() {
    return PRIORITY;
  }
}
