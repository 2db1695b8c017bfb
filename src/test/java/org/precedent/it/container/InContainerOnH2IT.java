package org.precedent.it.container;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On H2. */
class InContainerOnH2IT extends InContainerTest {

  @Deployment
  @TargetsContainer("h2")
  static WebArchive deployment() {
    return war();
  }
}
