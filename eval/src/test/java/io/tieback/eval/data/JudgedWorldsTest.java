package io.tieback.eval.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedWorldsTest {
    @TempDir
    private static Path folder;

    private static WorldFolder typical;
    private static WorldFolder dense;

    @BeforeAll
    static void write() {
        typical = TinyWorlds.write(folder, Profile.TYPICAL, 51);
        dense = TinyWorlds.write(folder, Profile.DENSE_NAT, 52);
    }

    @Test
    void aWorldIsOpenedAsItWasWritten() {
        WorldFolder opened = JudgedWorlds.open(typical.path());
        assertThat(opened.world().seed()).isEqualTo(51);
        assertThat(opened.world().settings().sha256())
                .isEqualTo(typical.world().settings().sha256());
        assertThat(opened.world().start()).isEqualTo(typical.world().start());
    }

    @Test
    void whatIsNoWorldIsToldAsSuch() {
        assertThatThrownBy(() -> JudgedWorlds.open(folder.resolve("nowhere")))
                .isInstanceOf(UnfitData.class)
                .hasMessageContaining("there is no whole world in");
    }

    @Test
    void aWorldOfOtherSettingsTeachesOnlyIfAsked() {
        assertThatThrownBy(() -> JudgedWorlds.requireTeacher(typical, dense, false))
                .isInstanceOf(UnfitData.class)
                .hasMessageContaining("of another kind");
        assertThatCode(() -> JudgedWorlds.requireTeacher(typical, dense, true)).doesNotThrowAnyException();
    }

    @Test
    void aWorldDoesNotTeachAboutItsOwnPeopleEvenIfAsked() {
        assertThatThrownBy(() -> JudgedWorlds.requireTeacher(typical, typical, true))
                .hasMessageContaining("the same people");
    }

    @Test
    void aWorldThatHidesItsSeedIsKnownByItsPeople() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        try (Stream<Path> files = Files.walk(typical.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(typical.path().relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path head = copy.resolve("world.json");
        Files.writeString(head, Files.readString(head).replaceFirst("\"seed\" ?: ?51", "\"seed\":53"));
        WorldFolder hidden = JudgedWorlds.open(copy);
        assertThat(hidden.world().seed()).isEqualTo(53);
        assertThatThrownBy(() -> JudgedWorlds.requireTeacher(typical, hidden, true))
                .isInstanceOf(UnfitData.class)
                .hasMessageContaining("live in the world to train on too");
    }

    @Test
    void theGreatestSeedHasSiblingsToo() {
        World world = typical.world();
        World last = new World(
                world.profile(), world.settings(), Long.MAX_VALUE - 1, world.people(), world.days(), world.start());
        WorldFolder judged = WorldFolder.write(last, folder.resolve("last"), (step, done, total) -> {});
        Teachers teachers = new Teachers(judged, List.of(), 2, (step, done, total) -> {});
        assertThat(teachers.describe())
                .isEqualTo("2 worlds to learn from, seeds 9223372036854775807, -9223372036854775808");
    }

    @Test
    void siblingsHaveOtherPeopleAndAreGoneAfterwards() {
        Set<String> told = Collections.synchronizedSet(new TreeSet<>());
        Teachers teachers =
                new Teachers(typical, List.of(), 2, (step, done, total) -> told.add(step.replaceFirst(",.*", "")));
        List<WorldFolder> seen = new ArrayList<>();
        Set<String> users = users(typical);
        teachers.each(world -> {
            assertThat(users(world)).isNotEmpty().doesNotContainAnyElementsOf(users);
            users.addAll(users(world));
            seen.add(world);
        });
        assertThat(seen).hasSize(2).allMatch(world -> Files.notExists(world.path()));
        assertThat(told).containsExactly("world 2 of 3 (typical)", "world 3 of 3 (typical)");
        assertThat(teachers.describe()).isEqualTo("2 worlds to learn from, seeds 52, 53");
    }

    @Test
    void theDoorAdmitsWhatTheTruthExpectsToBeAccepted() {
        Set<String> expected = new HashSet<>();
        JsonLines.read(typical.file("truth/reports.jsonl"), line -> {
            if (line.get("expected").asText().equals("accepted")) {
                expected.add(line.get("row").asText());
            }
        });
        assertThat(WorldReports.read(typical))
                .extracting(judged -> judged.report().reportId())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Set<String> users(WorldFolder world) {
        Set<String> users = new HashSet<>();
        JsonLines.read(world.file("truth/people.jsonl"), person -> {
            if (person.has("userId")) {
                users.add(person.get("userId").asText());
            }
        });
        return users;
    }
}
