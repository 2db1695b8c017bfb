package org.precedent.directory.ldap;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with the certificates that are trusted.
 *
 * @param file certificates in PEM form, or a key store of type PKCS12 or JKS
 * @param password of the key store
 */
public record TrustStore(Path file, Optional<Secret> password) {}
