package org.precedent.release.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.precedent.identity.Caller;

/**
 * A request under an idempotency key, as it is remembered: neither the key nor the request can be
 * read from it. The request's digest is to be sealed before it is stored, because a request may
 * hold a secret that can be guessed.
 *
 * @param keyHash of the key, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // Compared with the platform's own method only.
record Claim(long caller, String keyHash, byte[] requestDigest) {

  static Claim of(Caller caller, IdempotencyKey key, DeliveryRequest request) {
    MessageDigest ofKey = sha256();
    add(ofKey, key.text());
    String keyHash = HexFormat.of().formatHex(ofKey.digest());
    return new Claim(caller.user().value(), keyHash, digest(request));
  }

  private static byte[] digest(DeliveryRequest request) {
    MessageDigest digest = sha256();
    add(digest, request.user().toString());
    add(digest, request.method().name());
    add(digest, request.url());
    add(digest, Integer.toString(request.headers().size()));
    for (DeliveryRequest.Header header : request.headers()) {
      add(digest, header.name());
      add(digest, header.value());
    }
    if (request.body() instanceof DeliveryBody.Json json) {
      add(digest, "json");
      add(digest, json.value().toString());
    } else if (request.body() instanceof DeliveryBody.Text text) {
      add(digest, "text");
      add(digest, text.text());
    }
    return digest.digest();
  }

  // Behind its length, so that no two requests look the same put together.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "Claim[caller=" + caller + "]";
  }
}
