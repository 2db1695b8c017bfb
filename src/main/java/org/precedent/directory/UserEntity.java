package org.precedent.directory;

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

/** A row of the table of users, to change it. */
@Entity
@Cacheable(false)
@Table(name = "users")
class UserEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "users_id_seq")
  @SequenceGenerator(name = "users_id_seq", sequenceName = "users_id_seq", allocationSize = 1)
  @Column(name = "id")
  private Long id;

  @Column(name = "email")
  private String email = "";

  @Column(name = "first_name")
  private String firstName = "";

  @Column(name = "last_name")
  private String lastName = "";

  @Column(name = "disabled")
  private boolean disabled;

  @Column(name = "disabled_by_hand")
  private boolean disabledByHand;

  @Column(name = "directory", updatable = false)
  private @Nullable String directory;

  @Column(name = "account_state", insertable = false, updatable = false)
  private @Nullable String accountState;

  @Column(name = "vanished_at", insertable = false, updatable = false)
  private @Nullable OffsetDateTime vanishedAt;

  @Column(name = "home_folder_id")
  private @Nullable String homeFolderId;

  @Column(name = "models_dir_validated")
  private @Nullable Boolean modelsDirValidated;

  @Column(name = "ui_state")
  private @Nullable String uiState;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  protected UserEntity() {}

  UserEntity(Instant now) {
    createdAt = now.atOffset(ZoneOffset.UTC);
    updatedAt = createdAt;
  }

  UserId id() {
    return new UserId(id);
  }

  boolean disabled() {
    return disabled;
  }

  /** Whether a directory says what he is called. */
  boolean externallyManaged() {
    return directory != null;
  }

  /** Whether the directory says that he may not be here. */
  boolean disabledByDirectory() {
    return vanishedAt != null
        || accountState != null && !AccountState.valueOf(accountState).inOrder();
  }

  String firstName() {
    return firstName;
  }

  String lastName() {
    return lastName;
  }

  void setEmail(String email) {
    this.email = email;
  }

  /** Takes over what the changes say. */
  void apply(UserChanges changes, Instant now) {
    firstName = changes.firstName().appliedTo(Optional.of(firstName)).orElse("");
    lastName = changes.lastName().appliedTo(Optional.of(lastName)).orElse("");
    disabledByHand = changes.disabled().orKeep(disabledByHand);
    disabled = disabledByHand || disabledByDirectory();
    if (changes.homeFolderId().given()) {
      homeFolderId = changes.homeFolderId().value().orElse(null);
    }
    if (changes.modelsDirValidated().given()) {
      modelsDirValidated = changes.modelsDirValidated().value().orElse(null);
    }
    if (changes.uiState().given()) {
      uiState = changes.uiState().value().orElse(null);
    }
    updatedAt = now.atOffset(ZoneOffset.UTC);
  }
}
