/**
 * What an administrator may set, checked before anything else starts. Plain Java: the launcher uses
 * it without a container.
 */
@NullMarked
package org.precedent.platform.settings;

import org.jspecify.annotations.NullMarked;
