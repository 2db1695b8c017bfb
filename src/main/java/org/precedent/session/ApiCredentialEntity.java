package org.precedent.session;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.UserId;

/** A row of the table of API credentials. */
@Entity
@Cacheable(false)
@Table(name = "api_credential")
class ApiCredentialEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_credential_id_seq")
  @SequenceGenerator(
      name = "api_credential_id_seq",
      sequenceName = "api_credential_id_seq",
      allocationSize = 1)
  @Column(name = "id")
  private Long id;

  @Column(name = "user_id")
  private Long userId;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "purpose")
  private @Nullable String purpose;

  @Column(name = "disabled")
  private boolean disabled;

  @Column(name = "configured")
  private boolean configured;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected ApiCredentialEntity() {}

  ApiCredentialEntity(UserId user, Instant now) {
    userId = user.value();
    createdAt = now.atOffset(ZoneOffset.UTC);
  }

  long id() {
    return id;
  }

  /** Whether it has that client id and a secret. */
  boolean isFor(String text) {
    return text.equals(clientId);
  }

  UserId user() {
    return new UserId(userId);
  }

  SecretHash secretHash() {
    return new SecretHash(secretHash);
  }

  void setKey(String clientId, SecretHash secretHash) {
    this.clientId = clientId;
    this.secretHash = secretHash.text();
  }

  void setDisabled(boolean disabled) {
    this.disabled = disabled;
  }

  /** Whether it is the one that the server's configuration names. */
  void setConfigured(boolean configured) {
    this.configured = configured;
  }

  ApiCredential credential() {
    return new ApiCredential(
        id, user(), clientId, Optional.ofNullable(purpose), disabled, createdAt.toInstant());
  }
}
