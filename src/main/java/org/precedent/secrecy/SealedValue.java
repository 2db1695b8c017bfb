package org.precedent.secrecy;

public record SealedValue(byte[] bytes, int keyId) {}
