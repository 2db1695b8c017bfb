package org.precedent.directory.ldap;

/**
 * A password that never gets into a message.
 *
 * @param text the password
 */
public record Secret(String text) {

  @Override
  public String toString() {
    return "(secret)";
  }
}
