package org.precedent.directory.ldap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates are trusted. */
final class Tls {

  private static final String PEM = "-----BEGIN CERTIFICATE-----";

  private Tls() {}

  /**
   * Sockets that trust what is in the store; without one, what Java trusts.
   *
   * @throws IllegalArgumentException if the store can't be read, with what to do
   */
  static SSLSocketFactory socketFactory(Optional<TrustStore> store) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store.isPresent() ? keyStore(store.get()) : null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException failure) {
      throw new IllegalArgumentException("TLS can't be set up: " + failure.getMessage(), failure);
    }
  }

  private static KeyStore keyStore(TrustStore store) throws GeneralSecurityException {
    Path file = store.file();
    try {
      byte[] content = Files.readAllBytes(file);
      KeyStore keys =
          new String(content, StandardCharsets.ISO_8859_1).contains(PEM)
              ? ofPem(content)
              : KeyStore.getInstance(file.toFile(), password(store));
      if (keys.size() == 0) {
        throw new IllegalArgumentException(
            "There is no certificate in " + file + ": put there the one of the directory's CA.");
      }
      return keys;
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("There is no file " + file + ".", missing);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(
          file + " can't be read as PEM or as a key store; is its password right?", unreadable);
    }
  }

  private static KeyStore ofPem(byte[] content) throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(content));
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      keys.setCertificateEntry("ca-" + number++, certificate);
    }
    return keys;
  }

  private static char @Nullable [] password(TrustStore store) {
    return store.password().map(secret -> secret.text().toCharArray()).orElse(null);
  }
}
