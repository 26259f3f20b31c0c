import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;

/**
 * Makes a class look for its logger when it logs, and not when it is loaded: the first logger of a
 * run reads the configuration of logging. The logger has the name of the class.
 */
final class LateLoggers implements Weaving {
  private static final ClassDesc LOGGER = ClassDesc.of("java.util.logging.Logger");
  private static final MethodTypeDesc BY_NAME = MethodTypeDesc.of(LOGGER, ConstantDescs.CD_String);
  private static final MethodTypeDesc NAME = MethodTypeDesc.of(ConstantDescs.CD_String);

  @Override
  public Optional<ClassTransform> of(ClassModel model, Added added) {
    if (!hasOneLogger(model)) {
      return Optional.empty();
    }
    return Optional.of((builder, element) -> {
      if (element instanceof MethodModel method) {
        builder.transformMethod(method, MethodTransform.transformingCode(change(model, method)));
      } else {
        builder.with(element);
      }
    });
  }

  private static CodeTransform change(ClassModel model, MethodModel method) {
    return isInitializer(method)
        ? LateLoggers::drop
        : (code, element) -> look(model, code, element);
  }

  private static boolean hasOneLogger(ClassModel model) {
    long fields =
        model.fields().stream()
            .filter(field -> field.fieldTypeSymbol().equals(LOGGER))
            .filter(field -> field.flags().has(AccessFlag.PRIVATE))
            .filter(field -> field.flags().has(AccessFlag.STATIC))
            .filter(field -> field.flags().has(AccessFlag.FINAL))
            .count();
    long lookUps =
        model.methods().stream()
            .filter(LateLoggers::isInitializer)
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.elementStream())
            .filter(LateLoggers::isLookUp)
            .count();
    return fields == 1 && lookUps == 1;
  }

  private static boolean isInitializer(MethodModel method) {
    return method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
  }

  /** Takes the look-up out, so that the name is in the logger's place, and then that. */
  private static void drop(CodeBuilder code, CodeElement element) {
    if (isField(element, Opcode.PUTSTATIC)) {
      code.pop();
    } else if (!isLookUp(element)) {
      code.with(element);
    }
  }

  private static void look(ClassModel model, CodeBuilder code, CodeElement element) {
    if (isField(element, Opcode.GETSTATIC)) {
      code.loadConstant(model.thisClass().asSymbol());
      code.invokevirtual(ConstantDescs.CD_Class, "getName", NAME);
      code.invokestatic(LOGGER, "getLogger", BY_NAME);
    } else {
      code.with(element);
    }
  }

  private static boolean isField(CodeElement element, Opcode opcode) {
    return element instanceof FieldInstruction field
        && field.opcode() == opcode
        && field.typeSymbol().equals(LOGGER);
  }

  private static boolean isLookUp(CodeElement element) {
    return element instanceof InvokeInstruction call
        && call.owner().asSymbol().equals(LOGGER)
        && call.name().equalsString("getLogger")
        && call.typeSymbol().equals(BY_NAME);
  }
}
