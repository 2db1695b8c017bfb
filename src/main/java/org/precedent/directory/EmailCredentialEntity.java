package org.precedent.directory;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.precedent.identity.UserId;

/** A row of the table of mail addresses that users log in with, to change it. */
@Entity
@Cacheable(false)
@Table(name = "email_credential")
class EmailCredentialEntity {

  @Id
  @Column(name = "user_id")
  private Long userId;

  @Column(name = "email")
  private String email;

  /** What must be unique. */
  @Column(name = "email_key")
  private String emailKey;

  @Column(name = "forced_password_reset")
  private boolean forcedPasswordReset;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected EmailCredentialEntity() {}

  EmailCredentialEntity(UserId user, Instant now) {
    userId = user.value();
    createdAt = now.atOffset(ZoneOffset.UTC);
  }

  void setEmail(String email) {
    this.email = email;
    this.emailKey = key(email);
  }

  void setForcedPasswordReset(boolean forcedPasswordReset) {
    this.forcedPasswordReset = forcedPasswordReset;
  }

  /** Addresses that differ in case only are the same to people. */
  static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
