package org.precedent.audit;

import java.util.Optional;

/**
 * Which way somebody came. Never what he showed.
 *
 * @param door such as {@code zato}; at most 16 characters
 * @param mechanism what kind of thing he showed, if any, such as {@code password}; at most 16
 *     characters
 * @param address of the client; at most 64 characters
 * @param onBehalfOf the address of the person's machine, if the client is an application that tells
 *     it; at most 64 characters
 */
public record Way(
    String door, Optional<String> mechanism, String address, Optional<String> onBehalfOf) {}
