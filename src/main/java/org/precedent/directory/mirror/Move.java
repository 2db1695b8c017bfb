package org.precedent.directory.mirror;

import org.precedent.directory.EntryPlace;

/**
 * A user or group whose entry is in another place than before.
 *
 * @param id here
 * @param elsewhere whether it is more than another spelling of the place
 */
record Move(long id, EntryPlace place, boolean elsewhere) {}
