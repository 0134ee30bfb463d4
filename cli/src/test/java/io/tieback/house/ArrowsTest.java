package io.tieback.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Arrows between modules point down only: in what classes name, and in what builds depend on. */
class ArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tieback");

    static Stream<String> modules() {
        return House.ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void classesNameOnlyWhatTheirModuleMaySee(String module) {
        var hidden = new TreeSet<>(House.ARROWS.keySet());
        hidden.remove(module);
        hidden.removeAll(House.visibleFrom(module));
        String[] packages = hidden.stream().map(ArrowsTest::packageOf).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packageOf(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageBelongsToAModule() {
        noClasses()
                .should()
                .resideOutsideOfPackages(House.ARROWS.keySet().stream()
                        .map(ArrowsTest::packageOf)
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void sourcesLieUnderTheirModulesOwnPackage() {
        House.modules()
                .forEach((module, folder) -> assertThat(House.mainSources(folder))
                        .allMatch(source -> source.startsWith(folder.resolve("src/main/java/io/tieback/" + module))));
    }

    @Test
    void buildsDependOnlyOnWhatTheirModuleMaySeeAndOnTestkitInTestScope() {
        var broken = new ArrayList<String>();
        House.modules().forEach((module, folder) -> {
            assertThat(House.ARROWS).as("a module needs its arrows").containsKey(module);
            Set<String> visible = House.visibleFrom(module);
            for (Dependency dependency : dependencies(folder.resolve("pom.xml"))) {
                boolean testkitInTests = dependency.module().equals("testkit")
                        && dependency.scope().equals("test");
                if (!testkitInTests && !visible.contains(dependency.module())) {
                    broken.add(module + " → " + dependency.module() + " (" + dependency.scope() + ")");
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    private static String packageOf(String module) {
        return "io.tieback." + module + "..";
    }

    private record Dependency(String module, String scope) {}

    private static List<Dependency> dependencies(Path pom) {
        var found = new ArrayList<Dependency>();
        try {
            var dependencies = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getElementsByTagName("dependency");
            for (int i = 0; i < dependencies.getLength(); i++) {
                Element dependency = (Element) dependencies.item(i);
                if (text(dependency, "groupId").matches("io\\.tieback|\\$\\{project\\.groupId}")) {
                    String scope = text(dependency, "scope");
                    found.add(new Dependency(
                            text(dependency, "artifactId").replaceFirst("^tieback-", ""),
                            scope.isEmpty() ? "compile" : scope));
                }
            }
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("Cannot read " + pom, e);
        }
        return found;
    }

    private static String text(Element parent, String name) {
        var children = parent.getElementsByTagName(name);
        return children.getLength() == 0
                ? ""
                : children.item(0).getTextContent().strip();
    }
}
