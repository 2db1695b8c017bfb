package org.precedent.release;

/** Whether a hidden value may be sent to a URL. */
public sealed interface Decision permits Allowed, Refused {}
