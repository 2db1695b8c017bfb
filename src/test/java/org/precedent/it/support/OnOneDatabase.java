package org.precedent.it.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs a class of tests against the server on PostgreSQL that tests share: what they ask for is
 * decided before any statement, or the statements are tested on both databases below the doors.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(value = Servers.class, names = "POSTGRESQL")
public @interface OnOneDatabase {}
