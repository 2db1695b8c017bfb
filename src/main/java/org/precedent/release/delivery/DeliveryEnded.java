package org.precedent.release.delivery;

/** A delivery was refused, or sent with whatever success. */
record DeliveryEnded(Delivery delivery) {}
