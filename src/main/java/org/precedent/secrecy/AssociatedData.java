package org.precedent.secrecy;

import java.nio.ByteBuffer;

/**
 * Writes a context into bytes such that no two contexts have the same: a version, the kind, then
 * each field behind its length. What is sealed opens only under these very bytes, so they must
 * never change; another layout takes another version.
 */
final class AssociatedData {

  private static final byte VERSION = 1;

  private AssociatedData() {}

  static byte[] of(Kind kind, byte[]... fields) {
    int size = 2;
    for (byte[] field : fields) {
      size += Integer.BYTES + field.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size).put(VERSION).put(kind.code);
    for (byte[] field : fields) {
      buffer.putInt(field.length).put(field);
    }
    return buffer.array();
  }

  static byte[] field(long id) {
    return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
  }

  /** The UTF-16 units, because two different texts may share their UTF-8 if one is ill-formed. */
  static byte[] field(String text) {
    ByteBuffer buffer = ByteBuffer.allocate(Character.BYTES * text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer.putChar(text.charAt(i));
    }
    return buffer.array();
  }

  /** What is sealed. */
  enum Kind {
    USER_VALUE(1),
    GROUP_VALUE(2),
    DEFAULT(3),
    UNMANAGED_USER_VALUE(4),
    SESSION_VALUE(5),
    KEYSET_CHECK(6),
    DIRECTORY_VALUE(7),
    DELIVERY_REQUEST(8);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }
  }
}
