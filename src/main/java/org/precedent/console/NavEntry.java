package org.precedent.console;

/**
 * An entry of the main menu.
 *
 * @param address of the page
 * @param title the key of its text
 */
public record NavEntry(String address, String title) {}
