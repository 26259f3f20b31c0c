import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.util.Optional;
import java.util.function.Predicate;

/** A change of classes that leaves what they do. */
interface Weaving {
  /**
   * Returns the change of a class; nothing where there is nothing to change.
   *
   * @param added takes the classes that the change needs
   */
  Optional<ClassTransform> of(ClassModel model, Added added);

  /** Tells whether a method has an instruction of some kind. */
  static boolean has(MethodModel method, Predicate<CodeElement> kind) {
    return method.code().stream().flatMap(code -> code.elementStream()).anyMatch(kind);
  }
}
