package io.tieback.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.text.Figures;

/**
 * What became of received rows, as {@code GET /v1/ledger/conservation} tells it.
 *
 * @param received rows taken in
 * @param pending rows that wait; 0 at rest
 */
public record Conservation(
        long received,
        long pending,
        long rejected,
        long quarantined,
        long suppressed,
        long exactDuplicates,
        long admitted) {
    /** Nothing. */
    public static final Conservation NONE = new Conservation(0, 0, 0, 0, 0, 0, 0);

    /** A line of the answer. */
    public static Conservation of(JsonNode line) {
        return new Conservation(
                line.path("received").asLong(),
                line.path("pending").asLong(),
                line.path("rejected").asLong(),
                line.path("quarantined").asLong(),
                line.path("suppressed").asLong(),
                line.path("exactDuplicates").asLong(),
                line.path("admitted").asLong());
    }

    /** Both together. */
    public Conservation plus(Conservation other) {
        return new Conservation(
                received + other.received,
                pending + other.pending,
                rejected + other.rejected,
                quarantined + other.quarantined,
                suppressed + other.suppressed,
                exactDuplicates + other.exactDuplicates,
                admitted + other.admitted);
    }

    /** Whether every received row is accounted for. */
    public boolean holds() {
        return received == pending + rejected + quarantined + suppressed + exactDuplicates + admitted;
    }

    /** Rows that were not admitted for what they say. */
    public long refused() {
        return rejected + quarantined + suppressed;
    }

    /** The line that must hold. */
    public String line() {
        return Figures.count(received) + " received = " + Figures.count(pending) + " pending + "
                + Figures.count(rejected) + " rejected + " + Figures.count(quarantined) + " quarantined + "
                + Figures.count(suppressed) + " suppressed + " + Figures.count(exactDuplicates) + " duplicates + "
                + Figures.count(admitted) + " admitted";
    }

    /** Its fields as documented of {@code --json}. */
    public void write(ObjectNode json) {
        json.put("received", received)
                .put("pending", pending)
                .put("rejected", rejected)
                .put("quarantined", quarantined)
                .put("suppressed", suppressed)
                .put("exactDuplicates", exactDuplicates)
                .put("admitted", admitted);
    }
}
