package criu.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of the product and the sample plugin, read once. */
final class Product {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "criu.syscall", "criu.plugin", "criu.mount", "criu.cli", "criu.sample.plugin");

  /** The plugins that come with criu-mount. */
  static final JavaClasses PLUGINS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("criu.plugins");

  private Product() {}
}
