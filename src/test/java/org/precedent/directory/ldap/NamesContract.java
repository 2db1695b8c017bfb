package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.directory.LogInResult.Refusal.CREDENTIALS;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.directory.MemberReference;

/** Names are never more than names. */
abstract class NamesContract extends ServerContract {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "a*",
        "anna)(uid=*",
        "*)(|(uid=*",
        "\\",
        "(",
        ")",
        "&",
        "|",
        "anna\\2a",
        "!",
        "=",
        "~=",
        "\0",
        "anna\0",
        "a\nb",
        " ",
        "",
        "ＡＮＮＡ\uFFFF",
        "\uD83D\uDE00"
      })
  void a_login_name_is_never_a_pattern(String loginName) throws LDAPException {
    branch.person("anna");

    assertThat(directory.authenticate(loginName, Branch.PASSWORD, Set.of()))
        .isEqualTo(new Refused(CREDENTIALS));
    assertThat(directory.findPerson(loginName, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*b(c)d\\e",
        "o'brien",
        "müller",
        "陳大文",
        "Иван",
        "a,b+c\"d;e<f>g=h",
        "#hash",
        "a b",
        "ünï\uD83D\uDE00",
        "comma, Jr.",
        "back\\slash",
        "slash/name",
        "user@example.org"
      })
  void names_with_special_characters_log_in_and_are_read_as_they_are(String uid)
      throws LDAPException {
    String dn = branch.person(uid);
    branch.group("of " + uid, dn);

    DirectoryPerson person = authenticated(uid);

    assertThat(person.loginName()).isEqualTo(uid);
    assertThat(directory.groupsOf(person).usable())
        .extracting(DirectoryGroup::name)
        .containsExactly("of " + uid);
    assertThat(groups().get(0).members())
        .containsExactly(new MemberReference.ByDn(person.place().key()));
  }
}
