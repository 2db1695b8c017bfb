package org.precedent.session;

/**
 * What a node heard from another one, besides the ends of sessions.
 *
 * @param topic what it is about: a word
 * @param text what is said of it
 */
public record NodeMessage(String topic, String text) {}
