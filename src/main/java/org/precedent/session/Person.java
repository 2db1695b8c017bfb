package org.precedent.session;

import java.util.Optional;
import org.precedent.directory.PosixFacts;
import org.precedent.identity.UserId;

/**
 * Who a user is, for himself.
 *
 * @param name the name he logs in with: that of the directory, of the local account, his address,
 *     else the client id of his first API credential
 * @param displayName empty if nobody gave him one
 * @param posix what the directory says of his account on Unix machines; it identifies nobody
 * @param fromDirectory whether he comes from a directory
 * @param mustChangePassword whether he has to choose a new password
 */
public record Person(
    UserId user,
    Optional<String> name,
    String displayName,
    PosixFacts posix,
    boolean fromDirectory,
    boolean mustChangePassword) {}
