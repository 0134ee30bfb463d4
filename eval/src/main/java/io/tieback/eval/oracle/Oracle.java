package io.tieback.eval.oracle;

import io.tieback.eval.yardstick.Measured;
import java.util.Optional;
import java.util.function.Function;

/**
 * An oracle, or why there is none.
 *
 * @param taught what the truth of other seeds taught; empty if nothing could be taught
 * @param whyNot why not, as part of a sentence; empty if it was
 */
public record Oracle<T>(Optional<T> taught, String whyNot) {
    /** Teaches. */
    public interface School<T> {
        /** @throws UntaughtOracle if there is nothing to learn, or the trainer cannot be loaded */
        T teach() throws UntaughtOracle;
    }

    /** What a school teaches. */
    public static <T> Oracle<T> by(School<T> school) {
        try {
            return of(school.teach());
        } catch (UntaughtOracle none) {
            return new Oracle<>(Optional.empty(), none.why());
        }
    }

    /** One that was taught. */
    public static <T> Oracle<T> of(T taught) {
        return new Oracle<>(Optional.of(taught), "");
    }

    /** What is made of it. */
    public <U> Oracle<U> map(Function<T, U> make) {
        return new Oracle<>(taught.map(make), whyNot);
    }

    /** A figure of it; absent if there is none. */
    public Measured figure(Function<T, Measured> figure) {
        return taught.map(figure).orElseGet(() -> Measured.absent(whyNot));
    }
}
