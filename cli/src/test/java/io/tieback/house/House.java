package io.tieback.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The source tree as the tests of the house see it. */
final class House {

    /** Module to the modules that it may name directly; what those may see, it may see too. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("engine", Set.of("core")),
            Map.entry("wire", Set.of("core")),
            Map.entry("testkit", Set.of("engine")),
            Map.entry("embedded", Set.of("engine")),
            Map.entry("flink", Set.of("engine", "wire")),
            Map.entry("learn", Set.of("core")),
            Map.entry("world", Set.of("core", "wire")),
            Map.entry("eval", Set.of("embedded", "learn", "world")),
            Map.entry("server", Set.of("embedded", "wire")),
            Map.entry("cli", Set.of("core", "engine", "wire", "embedded", "learn", "world", "eval", "server")),
            Map.entry(
                    "bench", Set.of("core", "engine", "wire", "embedded", "learn", "world", "eval", "server", "cli")));

    private House() {}

    /** Everything that a module may see: its arrows followed to the end. */
    static Set<String> visibleFrom(String module) {
        var visible = new TreeSet<String>();
        for (String below : ARROWS.getOrDefault(module, Set.of())) {
            visible.add(below);
            visible.addAll(visibleFrom(below));
        }
        return visible;
    }

    /** The root of the repository: the nearest folder above that holds the launcher's parent build. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path pom = folder.resolve("pom.xml");
            if (Files.isRegularFile(pom) && read(pom).contains("<modules>")) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "No pom.xml with modules above " + Path.of("").toAbsolutePath());
    }

    /** Module name to its folder, for every folder under the root with a pom.xml, in the build or not yet. */
    static Map<String, Path> modules() {
        var modules = new TreeMap<String, Path>();
        try (Stream<Path> folders = Files.list(root())) {
            folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .forEach(folder -> modules.put(folder.getFileName().toString(), folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }

    /** The hand-written main sources of one module, in order of their paths. */
    static List<Path> mainSources(Path module) {
        Path sources = module.resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
