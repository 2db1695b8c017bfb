package org.precedent.release;

/** What {@link Whitelist#parse} makes of a text. */
public sealed interface ParsedWhitelist permits Whitelist, WhitelistProblems {}
