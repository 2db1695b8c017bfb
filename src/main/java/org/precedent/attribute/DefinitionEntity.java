package org.precedent.attribute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.UserId;

/** A row of definitions. Changed through setters only, so that the provider notices. */
@Entity
@Table(name = "definition")
class DefinitionEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "definition_id_seq")
  @SequenceGenerator(
      name = "definition_id_seq",
      sequenceName = "definition_id_seq",
      allocationSize = 1)
  private Long id;

  private String name;
  private String label;
  private String type;

  @Column(name = "default_plain_text")
  private @Nullable String defaultPlainText;

  @Column(name = "default_ciphertext")
  private byte @Nullable [] defaultCiphertext;

  @Column(name = "default_key_id")
  private @Nullable Integer defaultKeyId;

  @Column(name = "default_set_by")
  private @Nullable Long defaultSetBy;

  @Column(name = "default_set_at")
  private @Nullable OffsetDateTime defaultSetAt;

  private boolean hidden;

  @Column(name = "user_can_view")
  private boolean userCanView;

  @Column(name = "user_can_edit")
  private boolean userCanEdit;

  private @Nullable String whitelist;

  @Column(name = "system")
  private boolean systemDefined;

  @Column(name = "needed_for_ci_run")
  private boolean neededForCiRun;

  @Column(name = "value_for_ci_run")
  private @Nullable String valueForCiRun;

  private long version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  /** For the provider. */
  protected DefinitionEntity() {}

  static DefinitionEntity created(OffsetDateTime now) {
    DefinitionEntity entity = new DefinitionEntity();
    entity.createdAt = now;
    entity.updatedAt = now;
    entity.version = 1;
    return entity;
  }

  Definition toDefinition() {
    return new Definition(
        new DefinitionId(id),
        new AttributeName(name),
        label,
        AttributeType.of(type).orElseThrow(),
        defaultContent(),
        hidden,
        userCanView,
        userCanEdit,
        Optional.ofNullable(whitelist),
        systemDefined,
        neededForCiRun,
        Optional.ofNullable(valueForCiRun),
        version);
  }

  private Content defaultContent() {
    if (defaultPlainText == null && defaultCiphertext == null) {
      return Content.NONE;
    }
    return hidden || defaultPlainText == null ? Content.HIDDEN : new Content.Text(defaultPlainText);
  }

  DefinitionId id() {
    return new DefinitionId(id);
  }

  Optional<String> defaultPlainText() {
    return Optional.ofNullable(defaultPlainText);
  }

  boolean isHidden() {
    return hidden;
  }

  void setName(String name) {
    this.name = name;
  }

  void setLabel(String label) {
    this.label = label;
  }

  void setType(String type) {
    this.type = type;
  }

  /** Remembers who gave the default, or took it away. */
  void setDefaultOrigin(UserId setBy, OffsetDateTime now) {
    defaultSetBy = setBy.value();
    defaultSetAt = now;
  }

  void setDefault(StoredText stored) {
    this.defaultPlainText = stored.plainText();
    this.defaultCiphertext = stored.ciphertext();
    this.defaultKeyId = stored.keyId();
  }

  void setHidden(boolean hidden) {
    this.hidden = hidden;
  }

  void setUserCanView(boolean userCanView) {
    this.userCanView = userCanView;
  }

  void setUserCanEdit(boolean userCanEdit) {
    this.userCanEdit = userCanEdit;
  }

  void setWhitelist(@Nullable String whitelist) {
    this.whitelist = whitelist;
  }

  void setNeededForCiRun(boolean neededForCiRun) {
    this.neededForCiRun = neededForCiRun;
  }

  void setValueForCiRun(@Nullable String valueForCiRun) {
    this.valueForCiRun = valueForCiRun;
  }

  void changed(OffsetDateTime now) {
    this.version++;
    this.updatedAt = now;
  }
}
