package criu.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static criu.tests.architecture.Product.CLASSES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may depend on which. */
final class PackageTests {
  /** Each of these asks the kernel, changes it, or is a handle of it. */
  private static final String[] KERNEL = {
    "criu.syscall.Fd",
    "criu.syscall.FileCalls",
    "criu.syscall.Kernel",
    "criu.syscall.MountCalls",
    "criu.syscall.NamespaceCalls",
    "criu.syscall.NamespaceThread"
  };

  /** The types of criu.syscall that hand out what its internal package makes. */
  private static final Set<String> FACTORIES =
      Set.of("criu.syscall.Fd", "criu.syscall.Kernel", "criu.syscall.NamespaceThread");

  @Test
  void imports_ofTheProduct_findEveryModule() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    List<String> expected =
        List.of(
            "criu.syscall", "criu.plugin", "criu.mount.model", "criu.cli", "criu.sample.plugin");
    assertEquals(List.of(), expected.stream().filter(name -> !packages.contains(name)).toList());
  }

  /** In criu.syscall the factories reach the package that implements them: see the next test. */
  @Test
  void packages_haveNoCycle() {
    slices()
        .matching("criu.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES.that(resideOutsideOfPackage("criu.syscall..")));
  }

  @Test
  void internalPackage_ofSyscall_isReachedThroughItsFactoriesOnly() {
    Set<String> users =
        CLASSES.stream()
            .filter(resideOutsideOfPackage("criu.syscall.internal.."))
            .filter(PackageTests::usesInternals)
            .map(one -> one.getName().replaceFirst("\\$.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(FACTORIES), users);
  }

  private static boolean usesInternals(JavaClass one) {
    return one.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency ->
            resideInAPackage("criu.syscall.internal..").test(dependency.getTargetClass()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "plan", "rule", "compare", "filesystem", "render"})
  void purePackages_touchNeitherKernelNorFiles(String name) {
    noClasses()
        .that()
        .resideInAPackage("criu.mount." + name + "..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(String.join("|", KERNEL).replace(".", "\\."))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)|java\\.lang\\.Process.*")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "filesystem", "plan", "rule", "compare", "render"})
  void purePackages_doNotDependOnThoseThatReadWriteOrMount(String name) {
    noClasses()
        .that()
        .resideInAPackage("criu.mount." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "criu.mount.archive..",
            "criu.mount.dump..",
            "criu.mount.external..",
            "criu.mount.image..",
            "criu.mount.procfs..",
            "criu.mount.restore..")
        .check(CLASSES);
  }

  @Test
  void model_dependsOnNoOtherPackageOfItsModule() {
    noClasses()
        .that()
        .resideInAPackage("criu.mount.model..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("criu.mount..").and(resideOutsideOfPackage("criu.mount.model..")))
        .check(CLASSES);
  }

  @Test
  void archive_dependsOnCallsAndTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("criu.mount.archive..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("criu.mount.archive..", "criu.syscall", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void pluginContract_dependsOnTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("criu.plugin")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("criu.plugin", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void samplePlugin_dependsOnTheContractOnly() {
    classes()
        .that()
        .resideInAPackage("criu.sample.plugin..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("criu.sample.plugin..", "criu.plugin", "java..", "org.jspecify..")
        .check(CLASSES);
  }
}
