/** Measures a running server over HTTP. See docs/benchmarks.md. */
package org.precedent.bench;
