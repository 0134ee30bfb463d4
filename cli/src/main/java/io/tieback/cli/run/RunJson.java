package io.tieback.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.embedded.Law;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The parts of the documented {@code --json} object that several commands share. */
public final class RunJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RunJson() {}

    /** {@code laws}: name to whether it held. */
    public static void laws(ObjectNode json, List<Law> laws) {
        ObjectNode node = json.putObject("laws");
        laws.forEach(law -> node.put(law.name(), law.held()));
    }

    /** {@code secondsByPhase}, to the millisecond. */
    public static void phases(ObjectNode json, Map<String, Double> seconds) {
        ObjectNode node = json.putObject("secondsByPhase");
        seconds.forEach((phase, time) -> node.put(phase, rounded(time)));
    }

    /** To three digits. */
    public static BigDecimal rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(3, RoundingMode.HALF_EVEN);
    }

    /** Writes the file. */
    public static void write(Path file, JsonNode json) {
        try {
            JSON.writeValue(file.toFile(), json);
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot write " + file + ".",
                    "Name a file in a folder that is there and that you may write to.");
        }
    }
}
