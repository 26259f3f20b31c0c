import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes plain methods of the call sites that no archive of classes can hold: of switches over types
 * and of the methods of records. Where the JVM links one, it makes a class, which takes a
 * millisecond and more.
 */
final class CallSites implements Weaving {
  private static final int SYNTHETIC =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  @Override
  public Optional<ClassTransform> of(ClassModel model, Added added) {
    if (model.methods().stream().noneMatch(CallSites::hasSite)) {
      return Optional.empty();
    }
    List<Consumer<ClassBuilder>> plain = new ArrayList<>();
    ClassTransform bodies =
        ClassTransform.transformingMethodBodies(
            CallSites::hasSite, (code, element) -> replace(model, code, element, plain));
    ClassTransform methods =
        ClassTransform.endHandler(builder -> plain.forEach(each -> each.accept(builder)));
    return Optional.of(bodies.andThen(methods));
  }

  private static boolean hasSite(MethodModel method) {
    return Weaving.has(method, element -> plainBody(element).isPresent());
  }

  private static Optional<Consumer<CodeBuilder>> plainBody(CodeElement element) {
    return element instanceof InvokeDynamicInstruction site ? PlainBody.of(site) : Optional.empty();
  }

  private static void replace(
      ClassModel model, CodeBuilder code, CodeElement element, List<Consumer<ClassBuilder>> added) {
    Optional<Consumer<CodeBuilder>> body = plainBody(element);
    if (body.isEmpty()) {
      code.with(element);
      return;
    }
    InvokeDynamicInstruction site = (InvokeDynamicInstruction) element;
    ClassDesc owner = model.thisClass().asSymbol();
    String name = site.name().stringValue() + "$plain$" + added.size();
    code.invokestatic(owner, name, site.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
    added.add(made -> made.withMethodBody(name, site.typeSymbol(), SYNTHETIC, body.get()));
  }
}
