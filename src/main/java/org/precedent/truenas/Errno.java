package org.precedent.truenas;

/** The numbers of errors that clients know by name. */
enum Errno {
  ENOENT(2),
  EACCES(13),
  EFAULT(14),
  EBUSY(16),
  EINVAL(22),
  EOPNOTSUPP(95),
  ENOTAUTHENTICATED(207);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
