package org.precedent.secrecy;

@jakarta.enterprise.context.ApplicationScoped
public class Sealer {
  public SealedValue seal(String s, SealContext c) {
    return new SealedValue(s.getBytes(java.nio.charset.StandardCharsets.UTF_8), 1);
  }
}
