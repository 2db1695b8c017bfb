package org.precedent.attribute.named;

/** Where unmanaged names live: each door that stores them has a namespace of its own. */
public enum Namespace {
  /** The Zato door's. */
  SSO("sso"),
  /** The TrueNAS door's. */
  UI("ui");

  private final String text;

  Namespace(String text) {
    this.text = text;
  }

  /** As stored; part of what sealed values are bound to, so it never changes. */
  String text() {
    return text;
  }
}
