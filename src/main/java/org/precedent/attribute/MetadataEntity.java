package org.precedent.attribute;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that counts the changes of all definitions. */
@Entity
@Table(name = "metadata")
class MetadataEntity {

  /** The only id. */
  static final short ONLY = 1;

  @Id private short id;

  private long version;

  /** For the provider. */
  protected MetadataEntity() {}

  short id() {
    return id;
  }

  long version() {
    return version;
  }
}
