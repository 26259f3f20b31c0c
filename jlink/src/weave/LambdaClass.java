import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The class that stands for a lambda or a method reference.
 *
 * @param type what the lambda is
 * @param method the name of the one method of that
 * @param captured the types of what it takes along
 * @param erased how the method is declared
 * @param exact how it is called, with the types that are meant
 * @param body what is called
 */
record LambdaClass(
    ClassDesc type,
    String method,
    List<ClassDesc> captured,
    MethodTypeDesc erased,
    MethodTypeDesc exact,
    DirectMethodHandleDesc body) {
  private static final String INSTANCE = "INSTANCE";

  /** Returns it; nothing where the site is best left to the JVM. */
  static Optional<LambdaClass> of(InvokeDynamicInstruction site) {
    DirectMethodHandleDesc factory = site.bootstrapMethod();
    if (!factory.owner().displayName().equals("LambdaMetafactory")
        || !factory.methodName().equals("metafactory")) {
      return Optional.empty(); // of those that can be serialized, too
    }
    List<ConstantDesc> arguments = site.bootstrapArgs();
    MethodTypeDesc made = site.typeSymbol();
    LambdaClass lambda =
        new LambdaClass(
            made.returnType(),
            site.name().stringValue(),
            made.parameterList(),
            (MethodTypeDesc) arguments.get(0),
            (MethodTypeDesc) arguments.get(2),
            (DirectMethodHandleDesc) arguments.get(1));
    return Optional.of(lambda).filter(LambdaClass::isSimple);
  }

  private boolean isSimple() {
    List<ClassDesc> given = given();
    List<ClassDesc> wanted = wanted();
    return IntStream.range(0, given.size())
            .allMatch(i -> Conversion.isKnown(given.get(i), wanted.get(i)))
        && (exact.returnType().equals(CD_void) || Conversion.isKnown(result(), exact.returnType()));
  }

  /** The types of what is passed on: what was captured, and what the method is called with. */
  private List<ClassDesc> given() {
    return Stream.concat(captured.stream(), exact.parameterList().stream()).toList();
  }

  /** The types that the body takes, with its receiver. */
  private List<ClassDesc> wanted() {
    return body.invocationType().parameterList();
  }

  private ClassDesc result() {
    return body.invocationType().returnType();
  }

  /** Puts one on the stack, in place of what it takes along. */
  void make(CodeBuilder code, ClassDesc name) {
    if (captured.isEmpty()) {
      code.getstatic(name, INSTANCE, type);
    } else {
      code.invokestatic(name, "make", MethodTypeDesc.of(type, captured));
    }
  }

  /** Writes the class. */
  void write(ClassBuilder made, ClassDesc name, ClassDesc host) {
    made.withFlags(ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC);
    made.withInterfaceSymbols(type);
    made.with(NestHostAttribute.of(host));
    for (int i = 0; i < captured.size(); i++) {
      made.withField("of" + i, captured.get(i), ACC_FINAL);
    }
    MethodTypeDesc taking = MethodTypeDesc.of(CD_void, captured);
    made.withMethodBody(INIT_NAME, taking, 0, code -> keep(code, name));
    if (captured.isEmpty()) {
      made.withField(INSTANCE, type, ACC_STATIC | ACC_FINAL);
      made.withMethodBody(
          CLASS_INIT_NAME,
          MTD_void,
          ACC_STATIC,
          code -> create(code, name).putstatic(name, INSTANCE, type).return_());
    } else {
      made.withMethodBody(
          "make",
          MethodTypeDesc.of(type, captured),
          ACC_STATIC,
          code -> create(code, name).areturn());
    }
    made.withMethodBody(method, erased, ACC_PUBLIC, code -> call(code, name));
  }

  private void keep(CodeBuilder code, ClassDesc name) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
    for (int i = 0; i < captured.size(); i++) {
      code.aload(0).loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
      code.putfield(name, "of" + i, captured.get(i));
    }
    code.return_();
  }

  private CodeBuilder create(CodeBuilder code, ClassDesc name) {
    code.new_(name).dup();
    for (int i = 0; i < captured.size(); i++) {
      code.loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
    }
    return code.invokespecial(name, INIT_NAME, MethodTypeDesc.of(CD_void, captured));
  }

  private void call(CodeBuilder code, ClassDesc name) {
    if (body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
      code.new_(body.owner()).dup();
    }
    List<ClassDesc> given = given();
    List<ClassDesc> wanted = wanted();
    for (int i = 0; i < given.size(); i++) {
      int parameter = i - captured.size();
      if (parameter < 0) {
        code.aload(0).getfield(name, "of" + i, given.get(i));
      } else {
        ClassDesc declared = erased.parameterType(parameter);
        code.loadLocal(TypeKind.from(declared), code.parameterSlot(parameter));
        Conversion.narrow(code, declared, given.get(i));
      }
      Conversion.convert(code, given.get(i), wanted.get(i));
    }
    invoke(code);
    answer(code);
  }

  private void invoke(CodeBuilder code) {
    ClassDesc owner = body.owner();
    String called = body.methodName();
    MethodTypeDesc all = body.invocationType();
    switch (body.kind()) {
      case STATIC, INTERFACE_STATIC ->
          code.invokestatic(owner, called, all, body.isOwnerInterface());
      case CONSTRUCTOR ->
          code.invokespecial(owner, INIT_NAME, MethodTypeDesc.of(CD_void, all.parameterList()));
      case VIRTUAL, SPECIAL, INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> {
        MethodTypeDesc without = all.dropParameterTypes(0, 1);
        if (body.isOwnerInterface()) {
          code.invokeinterface(owner, called, without);
        } else {
          code.invokevirtual(owner, called, without);
        }
      }
      case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER ->
          throw new IllegalArgumentException(body.toString());
    }
  }

  private void answer(CodeBuilder code) {
    ClassDesc result = result();
    ClassDesc declared = erased.returnType();
    if (!declared.equals(CD_void)) {
      Conversion.convert(code, result, exact.returnType());
    } else if (TypeKind.from(result).slotSize() == 2) {
      code.pop2();
    } else if (!result.equals(CD_void)) {
      code.pop();
    }
    code.return_(TypeKind.from(declared));
  }
}
