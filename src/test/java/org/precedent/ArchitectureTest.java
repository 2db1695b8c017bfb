package org.precedent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.Entity;
import jakarta.servlet.ServletRequest;
import java.util.List;
import org.precedent.platform.BackgroundRun;
import org.precedent.secrecy.SealContext;
import org.precedent.secrecy.SealedValue;
import org.precedent.secrecy.Sealer;

/**
 * Dependencies point inwards: doors know the core, the core knows no door, and no door knows
 * another.
 */
@AnalyzeClasses(packages = "org.precedent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] DOORS = {
    "..precedent.looker..",
    "..precedent.zato..",
    "..precedent.truenas..",
    "..precedent.api..",
    "..precedent.console.."
  };

  @ArchTest
  static final ArchRule no_door_knows_another_door =
      slices()
          .matching("org.precedent.(looker|zato|truenas|api|console)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule nothing_but_doors_knows_a_door =
      noClasses()
          .that()
          .resideOutsideOfPackages(DOORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOORS);

  @ArchTest
  static final ArchRule the_core_knows_no_protocol_no_ldap_and_no_cryptography =
      noClasses()
          .that()
          .resideInAnyPackage("..precedent.attribute..", "..precedent.identity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..",
              "jakarta.servlet..",
              "jakarta.websocket..",
              "jakarta.json..",
              "jakarta.faces..",
              "com.fasterxml..",
              "java.net.http..",
              "org.apache.hc..",
              "org.precedent.platform.json..",
              "org.precedent.platform.web..",
              "com.unboundid..",
              "org.precedent.directory.ldap..",
              "com.google.crypto..",
              "javax.crypto..");

  @ArchTest
  static final ArchRule ldap_is_known_to_its_adapter_only =
      noClasses()
          .that()
          .resideOutsideOfPackage("..precedent.directory.ldap..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.unboundid..");

  @ArchTest
  static final ArchRule cryptography_is_known_to_secrecy_only =
      noClasses()
          .that()
          .resideOutsideOfPackage("..precedent.secrecy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto..");

  @ArchTest
  static final ArchRule the_http_client_is_known_to_its_adapter_only =
      noClasses()
          .that()
          .resideOutsideOfPackage("..precedent.release.client..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.hc..")
                  .and(not(resideInAPackage("org.apache.hc.client5.http.psl.."))));

  @ArchTest
  static final ArchRule hidden_values_are_handed_to_deliveries_only =
      noClasses()
          .that()
          .resideOutsideOfPackages("..precedent.release.delivery..", "..precedent.attribute..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*\\.Releas(edValues|ableValue)");

  @ArchTest
  static final ArchRule what_is_stored_of_values_is_known_to_the_core_only =
      noClasses()
          .that()
          .resideOutsideOfPackage("..precedent.attribute..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              ".*\\.attribute\\.(Sealing|StoredTexts?|EffectiveReader|EffectiveRows|UserFacts|H2Transactions)");

  @ArchTest
  static final ArchRule the_core_knows_nothing_of_its_subpackages =
      noClasses()
          .that()
          .resideInAPackage("org.precedent.attribute")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.precedent.attribute.(*)..");

  @ArchTest
  static final ArchRule users_and_groups_know_nothing_of_the_mirror_nor_of_ldap =
      noClasses()
          .that()
          .resideInAPackage("org.precedent.directory")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.precedent.directory.(*)..");

  @ArchTest
  static final ArchRule sealed_values_are_opened_in_one_place =
      noClasses()
          .that()
          .resideOutsideOfPackages("..precedent.secrecy..")
          .and()
          .doNotHaveFullyQualifiedName("org.precedent.attribute.Sealing")
          .and()
          .doNotHaveFullyQualifiedName("org.precedent.release.delivery.Claims")
          .should()
          .callMethod(Sealer.class, "open", SealedValue.class, SealContext.class);

  @ArchTest
  static final ArchRule entities_do_not_leave_their_package =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  /** The container refuses calls of other methods on the proxies of session beans. */
  @ArchTest
  static final ArchRule what_others_call_on_session_beans_is_public =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .or()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Singleton.class)
          .and()
          .areNotPrivate()
          .and()
          .areNotStatic()
          .and()
          .areNotAnnotatedWith(PostConstruct.class)
          .should()
          .bePublic();

  /** The container forgets a timer for good when two runs on end throw something. */
  @ArchTest
  static final ArchRule timers_throw_nothing =
      methods()
          .that()
          .areAnnotatedWith(Schedule.class)
          .or()
          .areAnnotatedWith(Schedules.class)
          .or()
          .areAnnotatedWith(Timeout.class)
          .should(onlyBeginABackgroundRun());

  /** A failed statement would doom the transaction that the container begins around a timer. */
  @ArchTest
  static final ArchRule timers_manage_their_transactions_themselves =
      classes()
          .that(
              describe(
                  "have timers",
                  type -> type.getMethods().stream().anyMatch(ArchitectureTest::isTimer)))
          .should()
          .beAnnotatedWith(
              describe(
                  "@TransactionManagement(BEAN)",
                  annotation ->
                      annotation.getRawType().isEquivalentTo(TransactionManagement.class)
                          && annotation
                              .as(TransactionManagement.class)
                              .value()
                              .equals(TransactionManagementType.BEAN)));

  private static boolean isTimer(JavaMethod method) {
    return method.isAnnotatedWith(Schedule.class)
        || method.isAnnotatedWith(Schedules.class)
        || method.isAnnotatedWith(Timeout.class);
  }

  private static ArchCondition<JavaMethod> onlyBeginABackgroundRun() {
    return new ArchCondition<>("only begin a BackgroundRun") {
      @Override
      public void check(JavaMethod timer, ConditionEvents events) {
        List<JavaMethodCall> calls =
            timer.getMethodCallsFromSelf().stream()
                .filter(call -> !call.isDeclaredInLambda())
                .toList();
        boolean safe =
            calls.size() == 1 && calls.get(0).getTargetOwner().isEquivalentTo(BackgroundRun.class);
        events.add(new SimpleConditionEvent(timer, safe, timer.getFullName() + " calls " + calls));
      }
    };
  }

  /** Behind a reverse proxy the connection comes from the proxy, whoever the client is. */
  @ArchTest
  static final ArchRule one_class_says_where_requests_come_from =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.precedent.platform.web.ClientAddress")
          .should()
          .callMethodWhere(
              describe(
                  "the other end of the connection is asked for",
                  call ->
                      call.getTarget().getName().matches("getRemote(Addr|Host|Port)")
                          && call.getTargetOwner().isAssignableTo(ServletRequest.class)));

  /** It takes long, and a session bean would hold a transaction meanwhile. */
  @ArchTest
  static final ArchRule passwords_are_not_hashed_in_transactions =
      noClasses()
          .that()
          .areAnnotatedWith(Stateless.class)
          .or()
          .areAnnotatedWith(Singleton.class)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.precedent.session.Passwords");

  @ArchTest
  static final ArchRule packages_do_not_depend_on_each_other_in_circles =
      slices().matching("org.precedent.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_innermost_package_knows_no_other_of_ours =
      noClasses()
          .that()
          .resideInAPackage("..precedent.identity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..precedent.attribute..",
              "..precedent.directory..",
              "..precedent.session..",
              "..precedent.secrecy..",
              "..precedent.release..",
              "..precedent.audit..",
              "..precedent.platform..");
}
