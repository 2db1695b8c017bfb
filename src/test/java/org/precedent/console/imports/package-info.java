@org.jspecify.annotations.NullMarked
package org.precedent.console.imports;
