package org.precedent.truenas;

import java.util.List;

/** Methods that belong together. */
interface MethodGroup {

  List<Method> methods();
}
