package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.identity.UserId;

/** All who follow what is read of people. Thread-safe. */
@ApplicationScoped
public class Followers {

  @Inject Instance<EntryFollower> followers;

  /** What any of them needs. */
  public Set<EntryAttribute> wanted() {
    return followers.stream()
        .flatMap(follower -> follower.wanted().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What whoever logs in must have. */
  Set<EntryAttribute> required() {
    return followers.stream()
        .flatMap(follower -> follower.required().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  void follow(Map<UserId, DirectoryPerson> batch) {
    if (!batch.isEmpty()) {
      followers.forEach(follower -> follower.follow(batch));
    }
  }
}
