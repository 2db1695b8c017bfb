package org.precedent.truenas;

/**
 * One thing that is wrong with one argument.
 *
 * @param path the argument's name, or its place inside of one: {@code login_data.username}
 */
record ArgumentProblem(String path, String message) {}
