package io.tieback.embedded;

import io.tieback.core.report.Input;
import java.util.List;

/**
 * A row that came to the door.
 *
 * @param input what it became
 * @param remarks what is to be kept beside it
 */
public record Arrival(Input input, Remarks remarks) {
    /** Inputs of which there is nothing to say. */
    public static List<Arrival> plain(List<Input> inputs) {
        return inputs.stream().map(input -> new Arrival(input, Remarks.NONE)).toList();
    }
}
