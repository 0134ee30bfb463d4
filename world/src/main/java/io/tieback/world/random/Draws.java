package io.tieback.world.random;

/**
 * One random stream: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) started from a hash of seed, purpose and entity.
 *
 * <p>Whoever asks for the same entity's draws gets the same numbers, in any order and on any thread, so nobody has to
 * be kept in memory. Logarithms and the like come from {@link StrictMath}: the same bits on every JDK and machine.
 *
 * <p>Not safe for use by several threads; cheap enough to be made for every entity.
 */
public final class Draws {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double TO_UNIT = 0x1.0p-53;

    /** √ψ′(5) */
    private static final double SD_OF_LN_FIVE_STAGES = Math.sqrt(.22132295573711533);

    private static final double[] FACTORIAL = {
        1, -.577191652, .988205891, -.897056937, .918206857, -.756704078, .482199394, -.193527818, .035868343
    };

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The stream of one entity for one purpose. */
    public static Draws of(long seed, Purpose purpose, long entity) {
        return new Draws(hash(seed, purpose, entity));
    }

    /** The stream of a pair of entities, or of an entity at a time. */
    public static Draws of(long seed, Purpose purpose, long entity, long second) {
        return new Draws(hash(seed, purpose, entity, second));
    }

    /** 64 bits that depend on all arguments. */
    public static long hash(long seed, Purpose purpose, long entity) {
        return mix(mix(seed ^ purpose.tag()) + entity * GOLDEN);
    }

    /** 64 bits that depend on all arguments, {@code (a, b)} not being {@code (b, a)}. */
    public static long hash(long seed, Purpose purpose, long entity, long second) {
        return mix(hash(seed, purpose, entity) + second * GOLDEN);
    }

    /** A number in [0, 1) that depends on all arguments. */
    public static double unit(long seed, Purpose purpose, long entity, long second) {
        return (hash(seed, purpose, entity, second) >>> 11) * TO_UNIT;
    }

    /** A bijection of 64-bit numbers that leaves no visible pattern (SplitMix64's finaliser). */
    public static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The next 64 bits. */
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (bits() >>> 11) * TO_UNIT;
    }

    /** Uniform in [{@code low}, {@code high}). */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** True with probability {@code share}. */
    public boolean chance(double share) {
        return unit() < share;
    }

    /** Uniform in 0 … {@code bound} − 1; {@code bound} is at least 1. */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Index {@code i} with probability {@code weights[i]} over their sum. */
    public int pick(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** Exponential with this mean, in the mean's unit. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** Standard normal, by Marsaglia's polar method. */
    public double normal() {
        double x;
        double square;
        do {
            x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
    }

    /** Log-normal with this median and this standard deviation of the logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /**
     * Generalised gamma of five stages (Stacy 1962) with mean 1 and this standard deviation of the logarithm. The
     * logarithm is skewed to the left (-.47): few are far above the middle, more are far below.
     */
    public double skewedLeft(double sigma) {
        double power = sigma / SD_OF_LN_FIVE_STAGES;
        double stages = 0;
        for (int i = 0; i < 5; i++) {
            stages += exponential(1);
        }
        return StrictMath.pow(stages, power) * factorial(4) / factorial(4 + power);
    }

    /** Γ(1 + x) for x ≥ 0; Abramowitz and Stegun 6.1.36, to 3e-7. */
    static double factorial(double x) {
        double whole = 1;
        double rest = x;
        for (; rest > 1; rest--) {
            whole *= rest;
        }
        double sum = 0;
        for (int i = FACTORIAL.length - 1; i >= 0; i--) {
            sum = sum * rest + FACTORIAL[i];
        }
        return whole * sum;
    }

    /** Poisson with this mean by inversion; means above 30 are rounded normals. */
    public int poisson(double mean) {
        if (mean > 30) {
            return (int) Math.max(0, Math.floor(mean + Math.sqrt(mean) * normal() + .5));
        }
        double left = unit();
        double term = StrictMath.exp(-mean);
        int count = 0;
        while (left >= term && count < 200) {
            left -= term;
            count++;
            term *= mean / count;
        }
        return count;
    }
}
