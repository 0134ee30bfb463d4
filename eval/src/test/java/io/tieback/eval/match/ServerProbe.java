package io.tieback.eval.match;

import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;

/** Prints the rows about servers' addresses of a world. */
final class ServerProbe {
    private ServerProbe() {}

    public static void main(String[] args) {
        MatchWorld.of(WorldFolder.read(Path.of(args[0])))
                .serverAddresses()
                .forEach(row -> System.out.println(
                        row.name() + " " + row.n() + " " + row.estimate().value()));
    }
}
