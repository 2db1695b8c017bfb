package org.precedent.it;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the doors one after the other in one process, so that they share their servers. */
@Suite
@IncludeEngines("junit-jupiter")
@IncludeClassNamePatterns(".*IT")
@SelectPackages({
  "org.precedent.it.api",
  "org.precedent.it.looker",
  "org.precedent.it.truenas",
  "org.precedent.it.zato"
})
class AllDoorsIT {}
