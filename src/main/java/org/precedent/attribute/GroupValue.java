package org.precedent.attribute;

import org.precedent.identity.GroupId;

/**
 * The value of a group.
 *
 * @param id of the value itself, positive
 * @param rank from 1; of the groups that a user is in, the lowest wins
 */
public record GroupValue(
    long id, GroupId group, Definition definition, int rank, Content content) {}
