package org.precedent.it;

import org.precedent.it.support.PostgreSql;

class CrashOnPostgreSqlIT extends CrashContract {

  CrashOnPostgreSqlIT() {
    super(PostgreSql.newDatabase());
  }
}
