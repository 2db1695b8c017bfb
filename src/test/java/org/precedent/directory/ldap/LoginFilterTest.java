package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.StaticUtils;
import java.time.Clock;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LoginFilterTest {

  private static final EntryShape SHAPE =
      new EntryShape(
          Profile.ACTIVE_DIRECTORY,
          new EntryShape.Names(
              "objectGUID",
              List.of("sAMAccountName", "userPrincipalName"),
              "mail",
              "givenName",
              "sn",
              List.of("cn"),
              "cn",
              List.of("member")),
          new EntryShape.Place("dc=example", Filter.createANDFilter()),
          new EntryShape.Place("dc=example", Filter.createANDFilter()));

  private final People people =
      new People(
          "test",
          SHAPE,
          new EntryReader("test", SHAPE, new AccountStates(Clock.systemUTC())),
          null);

  @Property
  void a_login_name_never_changes_the_structure_of_the_filter(
      @ForAll("loginNames") String loginName) throws LDAPException {
    Filter filter = people.loginFilter(loginName);
    Filter asText = Filter.create(filter.toString());

    for (Filter read : List.of(filter, asText, Filter.decode(filter.encode()))) {
      assertThat(read.getFilterType()).isEqualTo(Filter.FILTER_TYPE_OR);
      assertThat(read.getComponents())
          .extracting(Filter::getAttributeName)
          .containsExactly("sAMAccountName", "userPrincipalName");
      assertThat(read.getComponents())
          .allSatisfy(
              part -> {
                assertThat(part.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
                assertThat(part.getAssertionValueBytes())
                    .isEqualTo(StaticUtils.getBytes(loginName));
              });
    }
  }

  @Provide
  Arbitrary<String> loginNames() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all(),
        Arbitraries.strings().withChars("*()\\&|!=<>~:\0 ,+\"#;aé\uD83D"));
  }
}
