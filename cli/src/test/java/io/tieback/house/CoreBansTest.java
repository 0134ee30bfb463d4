package io.tieback.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Core computes and nothing else; core and engine are told the time and their seeds, so that a replay is a replay. */
class CoreBansTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tieback.core", "io.tieback.engine");

    private static final String[] CORE = {"io.tieback.core.."};
    private static final String[] REPLAYED = {"io.tieback.core..", "io.tieback.engine.."};

    /** What core may be built from; a new library is a decision, taken here. */
    private static final String[] CORE_MAY_USE = {
        "io.tieback.core..",
        "java..",
        "javax.crypto..",
        "org.jspecify.annotations..",
        "com.google.i18n.phonenumbers..",
        "inet.ipaddr..",
        "com.dynatrace.hash4j..",
        "com.tdunning.math.stats..",
        "org.ejml..",
        "org.apache.commons.statistics..",
        "org.apache.commons.numbers.."
    };

    /** java.net names things (a URI) and reaches them (everything else). */
    private static final Set<String> NAMES_ONLY = Set.of("java.net.URI", "java.net.URISyntaxException");

    /** Owner and name of every call that brings in the clock, chance or the machine. */
    private static final Pattern IMPURE = Pattern.compile(String.join(
            "|",
            "java\\.time\\.\\w+\\.now",
            "java\\.time\\.Clock\\.(system|tick).*",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|identityHashCode)",
            "java\\.lang\\.Math\\.random",
            "java\\.lang\\.Thread\\.(sleep|start)",
            "java\\.util\\.UUID\\.randomUUID",
            "java\\.time\\.ZoneId\\.systemDefault",
            "java\\.util\\.(Locale|TimeZone)\\.getDefault"));

    private static final Set<String> CHANCE =
            Set.of("java.util.Random", "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom");

    @Test
    void coreIsBuiltFromJavaAndAFewNamedLibraries() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat(describe("are named here", CoreBansTest::coreMayUse))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void coreReadsAndWritesNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(describe("do I/O", CoreBansTest::doesInputOrOutput))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void coreAndEngineAreToldTheTimeAndTheirSeeds() {
        noClasses()
                .that()
                .resideInAnyPackage(REPLAYED)
                .should()
                .accessTargetWhere(isImpure())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void coreAndEngineLeaveNothingToChance() {
        noClasses()
                .that()
                .resideInAnyPackage(REPLAYED)
                .should()
                .dependOnClassesThat(describe("draw at random", c -> CHANCE.contains(c.getFullName())))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static boolean coreMayUse(JavaClass used) {
        JavaClass element = used.getBaseComponentType();
        return element.isPrimitive()
                || com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(CORE_MAY_USE)
                        .test(element);
    }

    private static boolean doesInputOrOutput(JavaClass used) {
        String name = used.getBaseComponentType().getFullName();
        return name.startsWith("java.io.")
                || name.startsWith("java.nio.file.")
                || name.startsWith("java.nio.channels.")
                || name.startsWith("java.util.logging.")
                || name.startsWith("java.sql.")
                || (name.startsWith("java.net.") && !NAMES_ONLY.contains(name));
    }

    private static DescribedPredicate<JavaAccess<?>> isImpure() {
        return describe("the clock, chance or the machine", access -> {
            String owner = access.getTargetOwner().getFullName();
            String call = owner + "." + access.getTarget().getName();
            boolean ownSeed = owner.equals("java.util.SplittableRandom")
                    && access.getTarget().getFullName().endsWith("<init>()");
            boolean shuffledByChance =
                    access.getTarget().getFullName().equals("java.util.Collections.shuffle(java.util.List)");
            boolean dateOfNow = access.getTarget().getFullName().equals("java.util.Date.<init>()");
            return ownSeed
                    || shuffledByChance
                    || dateOfNow
                    || IMPURE.matcher(call).matches();
        });
    }
}
