package criu.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static criu.tests.architecture.Product.CLASSES;
import static criu.tests.architecture.Product.PLUGINS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays behind the border of one module or package: native memory, messages, printing. */
final class BoundaryTests {

  @Test
  void nativeMemory_staysInSyscall() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.syscall..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(CLASSES);
  }

  @Test
  void nativeMemory_isNotInTheExportedPackageOfSyscall() {
    noClasses()
        .that()
        .resideInAPackage("criu.syscall")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(CLASSES);
  }

  /**
   * It is exported to all, plugins too: nothing in its way may reach a call of the kernel, and all
   * of those are in one package, as the tests above show.
   */
  @Test
  void callsOfTheKernel_areNotReached_fromThePackageForOtherPrograms() {
    noClasses()
        .that()
        .resideInAPackage("criu.mount")
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAPackage("criu.syscall.internal..")
        .check(CLASSES);
  }

  /** One plugin has no other way: it calls shared objects that are not known before. */
  @Test
  void nativeMemory_ofBundledPlugins_staysInTheBridgeToCriu() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.plugins.criuso.library")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(PLUGINS);
  }

  @Test
  void nativeMemory_ofTheBridgeToCriu_isInNoPublicMethod() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("criu.plugins.criuso.library")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .arePublic()
        .should()
        .haveRawReturnType(resideInAPackage("java.lang.foreign.."))
        .orShould()
        .haveRawParameterTypes(showNativeMemory())
        .check(PLUGINS);
  }

  private static DescribedPredicate<List<JavaClass>> showNativeMemory() {
    return DescribedPredicate.describe(
        "native memory", types -> types.stream().anyMatch(resideInAPackage("java.lang.foreign..")));
  }

  @Test
  void generatedBindings_areUsedByTheLayerAboveThemOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.syscall.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("criu.syscall.internal.abi..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void protobuf_staysWhereImagesAreRead() {
    noClasses()
        .that()
        .resideOutsideOfPackages("criu.mount.image..", "criu.mount.crit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.protobuf..", "criu.mount.image.proto..")
        .check(CLASSES);
  }

  @Test
  void exportedMethods_ofImage_showNoMessage() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("criu.mount.image")
        .and()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(new ShowMessages())
        .check(CLASSES);
  }

  @Test
  void optionParser_staysInTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("joptsimple..")
        .check(CLASSES);
  }

  /** Dump and restore do without it, but for a bundle. */
  @Test
  void jsonParser_staysWhereJsonIsRead() {
    noClasses()
        .that()
        .resideOutsideOfPackages("criu.mount.oci..", "criu.mount.crit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(CLASSES);
  }

  @Test
  void printing_isTheCommandsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.cli..")
        .and()
        .resideOutsideOfPackage("criu.syscall.internal.abi..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(PrintStream.class)
        .orShould()
        .callMethodWhere(target(nameMatching("printStackTrace")))
        .check(CLASSES);
  }

  @Test
  void standardStreams_areNotTaken_outsideOfTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.cli..")
        .and()
        .resideOutsideOfPackage("criu.syscall.internal.abi..") // generated, traces on demand
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(CLASSES);
  }

  @Test
  void endOfTheProcess_isTheCommandsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("criu.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  /** Both load much, which the paths of a dump and a restore do without. */
  @ParameterizedTest
  @ValueSource(strings = {"archive", "image", "plan", "procfs"})
  void packages_onThePathOfADump_useNeitherFormatsNorRegularExpressions(String name) {
    noClasses()
        .that()
        .resideInAPackage("criu.mount." + name)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .orShould()
        .callMethodWhere(
            target(nameMatching("format|formatted|matches|replaceAll|replaceFirst"))
                .and(target(ownedByString())))
        .check(CLASSES);
  }

  private static DescribedPredicate<HasOwner<JavaClass>> ownedByString() {
    return HasOwner.Predicates.With.owner(JavaClass.Predicates.type(String.class));
  }
}
