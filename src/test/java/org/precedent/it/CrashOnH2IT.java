package org.precedent.it;

import java.util.Map;

class CrashOnH2IT extends CrashContract {

  CrashOnH2IT() {
    super(Map.of());
  }
}
