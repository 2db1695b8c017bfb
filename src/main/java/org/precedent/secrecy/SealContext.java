package org.precedent.secrecy;

public interface SealContext {
  static SealContext managedUserValue(long a, long b) {
    return new SealContext() {};
  }

  static SealContext groupValue(long a, long b) {
    return new SealContext() {};
  }

  static SealContext defaultValue(long a) {
    return new SealContext() {};
  }
}
