package org.precedent.directory.mirror;

/** What the mirror is doing, on whichever node. */
public enum MirrorActivity {
  /** Waits until its time has come. */
  WAITING,
  /** A run is asked for, and begins as soon as a node is free. */
  REQUESTED,
  /** A run is at work. */
  RUNNING,
  /** The node that ran it seems to be gone; the next run makes everything right. */
  INTERRUPTED
}
