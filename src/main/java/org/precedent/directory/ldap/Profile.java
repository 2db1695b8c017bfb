package org.precedent.directory.ldap;

import java.util.List;

/** The kinds of directories whose habits are known. */
public enum Profile {
  /** OpenLDAP, and whatever keeps to the standards. */
  OPENLDAP(
      new Habits(
          "",
          "",
          "(|(objectClass=inetOrgPerson)(objectClass=posixAccount))",
          "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))",
          List.of("uid"),
          "entryUUID",
          "modifyTimestamp")),

  /** 389 Directory Server. */
  DS389(
      new Habits(
          "",
          "",
          "(|(objectClass=inetOrgPerson)(objectClass=posixAccount))",
          "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))",
          List.of("uid"),
          "nsUniqueId",
          "modifyTimestamp")),

  /** FreeIPA: its users and groups, not the copies in its compatibility tree. */
  FREEIPA(
      new Habits(
          "cn=users,cn=accounts,",
          "cn=groups,cn=accounts,",
          "(objectClass=posixAccount)",
          "(objectClass=ipausergroup)",
          List.of("uid"),
          "ipaUniqueID",
          "modifyTimestamp")),

  /** Microsoft's Active Directory, and Samba's. */
  ACTIVE_DIRECTORY(
      new Habits(
          "",
          "",
          "(&(objectCategory=person)(objectClass=user))",
          "(objectCategory=group)",
          List.of("sAMAccountName", "userPrincipalName"),
          "objectGUID",
          "uSNChanged"));

  /**
   * What is usual.
   *
   * @param peoplePrefix what stands before the base where people are
   * @param groupPrefix what stands before the base where groups are
   * @param change the attribute that grows with each change of an entry
   */
  record Habits(
      String peoplePrefix,
      String groupPrefix,
      String personFilter,
      String groupFilter,
      List<String> login,
      String id,
      String change) {}

  private final Habits habits;

  Profile(Habits habits) {
    this.habits = habits;
  }

  Habits habits() {
    return habits;
  }
}
