package org.precedent.release;

/**
 * Yes: the secret may be sent, and to nothing but this destination.
 *
 * @param destination where the client must connect to and what it must ask for
 * @param pattern the first pattern of the whitelist that admits it
 */
public record Allowed(Destination destination, DestinationPattern pattern) implements Decision {}
