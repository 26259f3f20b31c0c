import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;

/**
 * Takes out of generated messages that they compare the version of their generator with that of the
 * library when they are loaded: an image has one of each, and the tests of the build have loaded
 * them with the check. It formats text for every version, and the first text formatted costs a
 * tenth of a run.
 */
final class VersionChecks implements Weaving {
  @Override
  public Optional<ClassTransform> of(ClassModel model, Added added) {
    if (model.methods().stream().noneMatch(VersionChecks::checks)) {
      return Optional.empty();
    }
    return Optional.of(
        ClassTransform.transformingMethodBodies(
            VersionChecks::checks,
            (code, element) -> {
              if (isCheck(element)) {
                code.pop2().pop2().pop2(); // its six arguments
              } else {
                code.with(element);
              }
            }));
  }

  private static boolean checks(MethodModel method) {
    return method.methodName().equalsString("<clinit>")
        && Weaving.has(method, VersionChecks::isCheck);
  }

  private static boolean isCheck(CodeElement element) {
    return element instanceof InvokeInstruction call
        && call.owner().name().equalsString("com/google/protobuf/RuntimeVersion")
        && call.name().equalsString("validateProtobufGencodeVersion");
  }
}
