package org.precedent.session;

/**
 * A credential just created, with the secret that is told once.
 *
 * @param secret only for whom the credential is created
 */
public record NewApiCredential(ApiCredential credential, String secret) {

  /** Never the secret. */
  @Override
  public String toString() {
    return "NewApiCredential[" + credential.clientId() + ", hidden]";
  }
}
