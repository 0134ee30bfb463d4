package io.tieback.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One source file as the JDK's own parser reads it.
 *
 * @param path relative to the root of the repository
 * @param packageName the empty string in the unnamed package
 * @param lines the text, line by line
 * @param types simple names of every type declared, nested ones too
 * @param methods everything with a body or a parameter list: methods, constructors, initialisers, record headers
 * @param isNullMarkedPackage whether this is a package-info with {@code @NullMarked}
 */
record SourceFile(
        Path path,
        String packageName,
        List<String> lines,
        List<String> types,
        List<Method> methods,
        boolean isNullMarkedPackage) {

    /**
     * @param lines from its first annotation or modifier to its closing brace, without its comment
     * @param makesRecord whether it is the header or a constructor of a record
     */
    record Method(Path path, String name, long line, long lines, int parameters, boolean makesRecord) {
        @Override
        public String toString() {
            return path + ":" + line + " " + name + ": " + lines + " lines, " + parameters + " parameters";
        }
    }

    static SourceFile parse(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, diagnostics, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            if (!diagnostics.getDiagnostics().isEmpty()) {
                throw new IllegalStateException(file + " does not parse: " + diagnostics.getDiagnostics());
            }
            var path = House.root().relativize(file);
            var scan = new Scan(path, Trees.instance(task).getSourcePositions());
            scan.scan(unit, null);
            String packageName =
                    unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            boolean nullMarked = unit.getPackageAnnotations().stream().anyMatch(SourceFile::isNullMarked);
            return new SourceFile(
                    path, packageName, House.read(file).lines().toList(), scan.types, scan.methods, nullMarked);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static boolean isNullMarked(AnnotationTree annotation) {
        return annotation.getAnnotationType().toString().matches("(org\\.jspecify\\.annotations\\.)?NullMarked");
    }

    private static final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Path path;
        private final SourcePositions positions;
        private final List<String> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();

        Scan(Path path, SourcePositions positions) {
            this.path = path;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            types.add(type.getSimpleName().toString());
            for (Tree member : type.getMembers()) {
                if (member instanceof BlockTree initialiser) {
                    add(initialiser, "initialiser of " + type.getSimpleName(), 0, false);
                }
            }
            if (type.getKind() == Tree.Kind.RECORD) {
                int parts = (int)
                        type.getMembers().stream().filter(Scan::isRecordPart).count();
                long line = lineOf(positions.getStartPosition(unit(), type));
                methods.add(new Method(path, "record " + type.getSimpleName(), line, 0, parts, true));
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            boolean makesRecord = method.getReturnType() == null
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            add(method, method.getName().toString(), method.getParameters().size(), makesRecord);
            return super.visitMethod(method, null);
        }

        /** A record has no instance fields of its own: those that the parser shows are its parts. */
        private static boolean isRecordPart(Tree member) {
            return member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        private void add(Tree tree, String name, int parameters, boolean makesRecord) {
            long first = lineOf(positions.getStartPosition(unit(), tree));
            long last = lineOf(positions.getEndPosition(unit(), tree));
            methods.add(new Method(path, name, first, last - first + 1, parameters, makesRecord));
        }

        private CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }

        private long lineOf(long position) {
            return unit().getLineMap().getLineNumber(position);
        }
    }
}
