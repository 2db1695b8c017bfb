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
import org.jspecify.annotations.Nullable;
import org.precedent.identity.GroupId;

/** A row of the table of groups, to change it. */
@Entity
@Cacheable(false)
@Table(name = "user_groups")
class GroupEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "user_groups_id_seq")
  @SequenceGenerator(
      name = "user_groups_id_seq",
      sequenceName = "user_groups_id_seq",
      allocationSize = 1)
  @Column(name = "id")
  private Long id;

  @Column(name = "name")
  private String name;

  /** The name again, if it must be unique. */
  @Column(name = "unique_name")
  private @Nullable String uniqueName;

  @Column(name = "can_add_to_content_metadata")
  private boolean canAddToContentMetadata = true;

  @Column(name = "directory", updatable = false)
  private @Nullable String directory;

  @Column(name = "vanished_at", insertable = false, updatable = false)
  private @Nullable OffsetDateTime vanishedAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  protected GroupEntity() {}

  GroupEntity(Instant now) {
    createdAt = now.atOffset(ZoneOffset.UTC);
    updatedAt = createdAt;
  }

  GroupId id() {
    return new GroupId(id);
  }

  String name() {
    return name;
  }

  boolean externallyManaged() {
    return directory != null;
  }

  /** Whether the directory has no such group any more. */
  boolean vanished() {
    return vanishedAt != null;
  }

  /** Groups of a directory may share a name. */
  void rename(String name) {
    this.name = name;
    this.uniqueName = directory == null ? name : null;
  }

  void setCanAddToContentMetadata(boolean can) {
    canAddToContentMetadata = can;
  }

  void touch(Instant now) {
    updatedAt = now.atOffset(ZoneOffset.UTC);
  }
}
