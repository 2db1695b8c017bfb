package org.precedent.session;

import java.time.Duration;
import java.util.Optional;

/**
 * What a token for a later log-in shall be good for.
 *
 * @param ttl how long it lives after its last use
 * @param origin the address from which alone it may be used
 * @param singleUse whether it is gone with its first use
 * @param logsIn whether it is good for a log-in at all
 */
public record LogInToken(
    Duration ttl, Optional<String> origin, boolean singleUse, boolean logsIn) {}
