package org.precedent.release.client;

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
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Which certificates of destinations are trusted. */
final class Trust {

  private static final String PEM = "-----BEGIN CERTIFICATE-----";

  private Trust() {}

  /**
   * TLS that trusts what is in the file; without one, what Java trusts.
   *
   * @throws IllegalArgumentException if the file can't be read, with what to do
   */
  static SSLContext context(Optional<Path> file, Optional<String> password) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(file.isPresent() ? keyStore(file.get(), password) : null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IllegalArgumentException("TLS can't be set up: " + failure.getMessage(), failure);
    }
  }

  private static KeyStore keyStore(Path file, Optional<String> password) {
    try {
      byte[] content = Files.readAllBytes(file);
      KeyStore keys =
          new String(content, StandardCharsets.ISO_8859_1).contains(PEM)
              ? ofPem(content)
              : KeyStore.getInstance(file.toFile(), password.map(String::toCharArray).orElse(null));
      if (keys.size() == 0) {
        throw new IllegalArgumentException(
            "there is no certificate in " + file + "; put there the CA of the destinations");
      }
      return keys;
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no file " + file, missing);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalArgumentException(
          file + " can't be read as PEM or as a key store; is its password right?", unreadable);
    }
  }

  private static KeyStore ofPem(byte[] content) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
    keys.load(null, null);
    int number = 0;
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(content))) {
      keys.setCertificateEntry("ca-" + number++, certificate);
    }
    return keys;
  }
}
