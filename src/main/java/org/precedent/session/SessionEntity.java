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

/** A row of the table of sessions, to begin one. */
@Entity
@Cacheable(false)
@Table(name = "session")
class SessionEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "session_id_seq")
  @SequenceGenerator(name = "session_id_seq", sequenceName = "session_id_seq", allocationSize = 1)
  @Column(name = "id")
  private Long id;

  @Column(name = "token_hash")
  private byte[] tokenHash;

  @Column(name = "user_id")
  private Long userId;

  @Column(name = "sudo_user_id")
  private @Nullable Long sudoUserId;

  @Column(name = "api_credential_id")
  private @Nullable Long apiCredentialId;

  @Column(name = "application")
  private String application;

  @Column(name = "workspace")
  private String workspace = Workspace.PRODUCTION.id();

  @Column(name = "remote_address")
  private @Nullable String remoteAddress;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "rooted_at")
  private @Nullable OffsetDateTime rootedAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  @Column(name = "last_used_at")
  private OffsetDateTime lastUsedAt;

  protected SessionEntity() {}

  SessionEntity(TokenHash tokenHash, UserId user, Origin origin, Instant now, Instant expiresAt) {
    this.tokenHash = tokenHash.bytes();
    this.userId = user.value();
    this.application = origin.application();
    this.remoteAddress = origin.remoteAddress().orElse(null);
    this.userAgent = origin.userAgent().orElse(null);
    this.createdAt = now.atOffset(ZoneOffset.UTC);
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
    this.lastUsedAt = createdAt;
  }

  void setSudoUser(Optional<UserId> sudoUser) {
    sudoUserId = sudoUser.map(UserId::value).orElse(null);
  }

  void setRootedAt(Optional<Instant> time) {
    rootedAt = time.map(one -> one.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  void setApiCredential(Optional<Long> apiCredential) {
    apiCredentialId = apiCredential.orElse(null);
  }
}
