package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How a directory writes its immutable identifiers, and the canonical text of each. */
enum IdForm {
  /** As it is, case and all. */
  TEXT {
    @Override
    Optional<String> read(byte[] value) {
      return utf8(value);
    }
  },

  /** Hexadecimal digits with hyphens, in either case: canonical in lower case. */
  HEX_TEXT {
    @Override
    Optional<String> read(byte[] value) {
      return utf8(value).map(text -> text.toLowerCase(Locale.ROOT));
    }
  },

  /**
   * The 16 bytes of a GUID in the order of [MS-DTYP] 2.3.4.2: the first three of its five parts
   * with the lowest byte first.
   */
  GUID_BYTES {
    @Override
    Optional<String> read(byte[] value) {
      return value.length == GUID_LENGTH
          ? Optional.of(swapped(ByteBuffer.wrap(value)).toString())
          : Optional.empty();
    }

    @Override
    Filter filter(String attribute, String id) {
      UUID uuid = UUID.fromString(id);
      ByteBuffer bytes = ByteBuffer.allocate(GUID_LENGTH);
      bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
      UUID swapped = swapped(bytes);
      bytes.clear();
      bytes.putLong(swapped.getMostSignificantBits()).putLong(swapped.getLeastSignificantBits());
      return Filter.createEqualityFilter(attribute, bytes.array());
    }
  };

  private static final int GUID_LENGTH = 16;

  /** The form in which an attribute has its values. */
  static IdForm of(String attribute) {
    return switch (attribute.toLowerCase(Locale.ROOT)) {
      case "objectguid", "ms-ds-consistencyguid" -> GUID_BYTES;
      case "entryuuid", "nsuniqueid", "ipauniqueid" -> HEX_TEXT;
      default -> TEXT;
    };
  }

  /** The canonical text of a value; empty if it is none of this form. */
  abstract Optional<String> read(byte[] value);

  /**
   * Which entry has the identifier.
   *
   * @throws IllegalArgumentException if no entry can have it
   */
  Filter filter(String attribute, String id) {
    return Filter.createEqualityFilter(attribute, id);
  }

  // Swapping twice gives the same again: it serves both directions.
  private static UUID swapped(ByteBuffer bytes) {
    long most = bytes.getLong();
    long first = Integer.reverseBytes((int) (most >>> 32)) & 0xFFFFFFFFL;
    long second = Short.reverseBytes((short) (most >>> 16)) & 0xFFFFL;
    long third = Short.reverseBytes((short) most) & 0xFFFFL;
    return new UUID(first << 32 | second << 16 | third, bytes.getLong());
  }

  // With replacements for what is malformed, two could become one.
  private static Optional<String> utf8(byte[] value) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString().strip());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
