import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.util.Optional;

/**
 * Makes plain classes of lambdas and method references. An archive holds what the JVM makes for
 * them, but where it holds no linked classes, as that for plugins, each is still looked up and
 * linked when it is first reached, in a tenth of a millisecond and more.
 */
final class Lambdas implements Weaving {
  @Override
  public Optional<ClassTransform> of(ClassModel model, Added added) {
    if (model.methods().stream().noneMatch(Lambdas::hasLambda)) {
      return Optional.empty();
    }
    int[] made = {0};
    return Optional.of(
        ClassTransform.transformingMethodBodies(
            Lambdas::hasLambda,
            (code, element) -> {
              Optional<LambdaClass> lambda = lambda(element);
              if (lambda.isPresent()) {
                replace(model, code, lambda.get(), made[0]++, added);
              } else {
                code.with(element);
              }
            }));
  }

  private static boolean hasLambda(MethodModel method) {
    return Weaving.has(method, element -> lambda(element).isPresent());
  }

  private static Optional<LambdaClass> lambda(CodeElement element) {
    return element instanceof InvokeDynamicInstruction site
        ? LambdaClass.of(site)
        : Optional.empty();
  }

  private static void replace(
      ClassModel model, CodeBuilder code, LambdaClass lambda, int number, Added added) {
    ClassDesc owner = model.thisClass().asSymbol();
    ClassDesc name = ClassDesc.of(owner.packageName(), owner.displayName() + "$Plain$" + number);
    ClassDesc host = Added.host(model);
    added.add(name, ClassFile.of().build(name, made -> lambda.write(made, name, host)), host);
    lambda.make(code, name);
  }
}
