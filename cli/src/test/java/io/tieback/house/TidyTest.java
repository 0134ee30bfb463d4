package io.tieback.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the worst out of every module's main sources. Taste does the rest. */
class TidyTest {
    private static final int METHOD_LINES = 70;
    private static final int FILE_LINES = 500;
    private static final int LINE_CHARACTERS = 120;
    private static final int PARAMETERS = 6;

    /** A record names its parts where it is made, so its header and its constructors may be longer. */
    private static final int RECORD_PARTS = 16;

    /** As a whole word of a camel-case name: {@code StringUtils}, but not {@code Utility} or {@code ImpliedValue}. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("(Utils?|Helpers?|Managers?|Commons?|Impl)(?![a-z])");

    private static final List<SourceFile> SOURCES = House.modules().values().stream()
            .flatMap(module -> House.mainSources(module).stream())
            .map(SourceFile::parse)
            .toList();

    @Test
    void thereAreSourcesToScan() {
        assertThat(SOURCES).isNotEmpty();
        assertThat(SOURCES.stream().flatMap(source -> source.methods().stream()))
                .isNotEmpty();
    }

    @Test
    void noMethodIsLongerThanSeventyLines() {
        assertThat(methods().filter(method -> method.lines() > METHOD_LINES)).isEmpty();
    }

    @Test
    void noFileIsLongerThanFiveHundredLines() {
        assertThat(SOURCES.stream()
                        .filter(source -> source.lines().size() > FILE_LINES)
                        .map(source -> source.path() + ": " + source.lines().size()))
                .isEmpty();
    }

    @Test
    void noLineIsLongerThanOneHundredAndTwentyCharacters() {
        var broken = new ArrayList<String>();
        for (SourceFile source : SOURCES) {
            for (int i = 0; i < source.lines().size(); i++) {
                String line = source.lines().get(i);
                if (line.codePointCount(0, line.length()) > LINE_CHARACTERS) {
                    broken.add(source.path() + ":" + (i + 1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void noMethodTakesMoreThanSixParametersAndNoRecordHasMoreThanSixteenParts() {
        assertThat(methods().filter(method -> method.parameters() > (method.makesRecord() ? RECORD_PARTS : PARAMETERS)))
                .isEmpty();
    }

    @Test
    void noClassInCoreHasANameThatSaysNothing() {
        assertThat(SOURCES.stream()
                        .filter(source -> source.packageName().startsWith("io.tieback.core"))
                        .flatMap(source -> source.types().stream())
                        .filter(type -> SAYS_NOTHING.matcher(type).find()))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        Map<Path, Boolean> marked = new TreeMap<>();
        for (SourceFile source : SOURCES) {
            marked.merge(source.path().getParent(), source.isNullMarkedPackage(), Boolean::logicalOr);
        }
        var unmarked = new TreeSet<Path>();
        marked.forEach((folder, isMarked) -> {
            if (!isMarked) {
                unmarked.add(folder);
            }
        });
        assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
    }

    private static Stream<SourceFile.Method> methods() {
        return SOURCES.stream().flatMap(source -> source.methods().stream());
    }
}
