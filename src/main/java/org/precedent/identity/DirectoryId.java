package org.precedent.identity;

import java.util.regex.Pattern;

/**
 * The immutable identity of an entry of a directory: what a user or a group of a directory is known
 * by, whatever becomes of its name or its place.
 *
 * @param directory the directory's name in this server's configuration: 1 to 64 letters, digits,
 *     dots, underscores and hyphens
 * @param value the identifier that the directory never changes nor gives again, in canonical form:
 *     1 to 255 characters
 */
public record DirectoryId(String directory, String value) {

  /** The longest value, in UTF-16 units. */
  public static final int MAX_VALUE = 255;

  private static final Pattern DIRECTORY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * @throws IllegalArgumentException if one of them isn't as said above
   */
  public DirectoryId {
    requireDirectory(directory);
    if (value.isBlank() || value.length() > MAX_VALUE || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The immutable id of an entry must have 1 to " + MAX_VALUE + " characters.");
    }
  }

  /**
   * For the name of a directory.
   *
   * @return the same name
   * @throws IllegalArgumentException if it can't be one
   */
  public static String requireDirectory(String directory) {
    if (!DIRECTORY.matcher(directory).matches()) {
      throw new IllegalArgumentException(
          "The name of a directory must have 1 to 64 letters, digits, dots, underscores and"
              + " hyphens.");
    }
    return directory;
  }
}
