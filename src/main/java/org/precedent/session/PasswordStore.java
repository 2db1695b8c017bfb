package org.precedent.session;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody who knows passwords, as an identity store of Jakarta Security. Every bean of this kind
 * is asked at a log-in, in the order of {@link #priority()}, until one says that the password is
 * right. Implementations are thread-safe and do the same work for names that they don't know.
 *
 * <p>Only {@link PasswordLogIns} asks: what reaches the handler of Jakarta Security by another way
 * would be neither limited nor audited, and is not validated.
 */
public interface PasswordStore extends IdentityStore {

  /** What this store says; the password is not empty. */
  PasswordVerdict check(String name, String password);

  @Override
  default CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof PasswordCredential attempt)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    PasswordVerdict verdict = check(attempt.getCaller(), attempt.getPasswordAsString());
    attempt.tell(verdict);
    return verdict instanceof PasswordVerdict.Right right
        ? new CredentialValidationResult(right.accepted().user().toString())
        : CredentialValidationResult.INVALID_RESULT;
  }

  @Override
  default Set<ValidationType> validationTypes() {
    return EnumSet.of(ValidationType.VALIDATE);
  }
}
