package org.precedent.directory;

import org.precedent.identity.GroupId;

/**
 * What is needed of a group to show or choose it. Several groups of a directory may share a name.
 */
public record GroupName(GroupId id, String name) {}
