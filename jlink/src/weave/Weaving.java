import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.util.Optional;

/** A change of classes that leaves what they do. */
interface Weaving {
  /**
   * Returns the change of a class; nothing where there is nothing to change.
   *
   * @param added takes the classes that the change needs
   */
  Optional<ClassTransform> of(ClassModel model, Added added);
}
