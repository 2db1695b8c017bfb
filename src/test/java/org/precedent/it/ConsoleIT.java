package org.precedent.it;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the console one after the other in one process, so that they share their server. */
@Suite
@IncludeEngines("junit-jupiter")
@IncludeClassNamePatterns(".*IT")
@SelectPackages("org.precedent.it.console")
class ConsoleIT {}
