package org.precedent.secrecy;

import org.precedent.secrecy.AssociatedData.Kind;

/**
 * The place that a sealed value belongs to. It opens only there: what is moved to another user,
 * group, definition, namespace, name or session stays closed. Ids are positive; names are taken to
 * the character, without normalization, so give them as they are stored. {@code toString} is fit
 * for logs.
 */
public sealed interface SealContext {

  /** The bytes that stand for this context and no other; stable over versions of the server. */
  byte[] associatedData();

  /** The value of a definition for a user. */
  static SealContext managedUserValue(long userId, long definitionId) {
    return new UserValue(userId, definitionId);
  }

  /** What a directory says of a user for a definition. */
  static SealContext directoryValue(long userId, long definitionId) {
    return new DirectoryValue(userId, definitionId);
  }

  /** The value of a definition for a group. */
  static SealContext groupValue(long groupId, long definitionId) {
    return new GroupValue(groupId, definitionId);
  }

  /** The default of a definition. */
  static SealContext defaultValue(long definitionId) {
    return new DefaultValue(definitionId);
  }

  /** A user's value of a free name in a namespace. */
  static SealContext unmanagedValue(long userId, String namespace, String name) {
    return new UnmanagedValue(userId, namespace, name);
  }

  /** A session's value of a name. */
  static SealContext sessionValue(long sessionId, String name) {
    return new SessionValue(sessionId, name);
  }

  /** What a caller asked for under an idempotency key; not the key itself, but its hash. */
  static SealContext deliveryRequest(long callerId, String keyHash) {
    return new DeliveryRequest(callerId, keyHash);
  }

  /** See {@link #managedUserValue}. */
  record UserValue(long userId, long definitionId) implements SealContext {
    public UserValue {
      Ids.requirePositive(userId, definitionId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(
          Kind.USER_VALUE, AssociatedData.field(userId), AssociatedData.field(definitionId));
    }
  }

  /** See {@link #directoryValue}. */
  record DirectoryValue(long userId, long definitionId) implements SealContext {
    public DirectoryValue {
      Ids.requirePositive(userId, definitionId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(
          Kind.DIRECTORY_VALUE, AssociatedData.field(userId), AssociatedData.field(definitionId));
    }
  }

  /** See {@link #groupValue}. */
  record GroupValue(long groupId, long definitionId) implements SealContext {
    public GroupValue {
      Ids.requirePositive(groupId, definitionId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(
          Kind.GROUP_VALUE, AssociatedData.field(groupId), AssociatedData.field(definitionId));
    }
  }

  /** See {@link #defaultValue}. */
  record DefaultValue(long definitionId) implements SealContext {
    public DefaultValue {
      Ids.requirePositive(definitionId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(Kind.DEFAULT, AssociatedData.field(definitionId));
    }
  }

  /** See {@link #unmanagedValue}. */
  record UnmanagedValue(long userId, String namespace, String name) implements SealContext {
    public UnmanagedValue {
      Ids.requirePositive(userId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(
          Kind.UNMANAGED_USER_VALUE,
          AssociatedData.field(userId),
          AssociatedData.field(namespace),
          AssociatedData.field(name));
    }

    @Override
    public String toString() {
      return "UnmanagedValue[userId=%d, namespace=%s, name=%s]"
          .formatted(userId, OneLine.of(namespace), OneLine.of(name));
    }
  }

  /** See {@link #sessionValue}. */
  record SessionValue(long sessionId, String name) implements SealContext {
    public SessionValue {
      Ids.requirePositive(sessionId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(
          Kind.SESSION_VALUE, AssociatedData.field(sessionId), AssociatedData.field(name));
    }

    @Override
    public String toString() {
      return "SessionValue[sessionId=%d, name=%s]".formatted(sessionId, OneLine.of(name));
    }
  }

  /** See {@link #deliveryRequest}. */
  record DeliveryRequest(long callerId, String keyHash) implements SealContext {
    public DeliveryRequest {
      Ids.requirePositive(callerId);
    }

    @Override
    public byte[] associatedData() {
      return AssociatedData.of(
          Kind.DELIVERY_REQUEST, AssociatedData.field(callerId), AssociatedData.field(keyHash));
    }
  }

  /** The place of the {@link Sentinel}. */
  record KeysetCheck() implements SealContext {
    @Override
    public byte[] associatedData() {
      return AssociatedData.of(Kind.KEYSET_CHECK);
    }
  }
}
