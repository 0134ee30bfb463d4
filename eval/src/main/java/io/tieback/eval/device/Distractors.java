package io.tieback.eval.device;

/**
 * People who never were: how many share an address, who they are, and whose history each has. All is drawn by hash, so
 * that anybody can draw it again.
 *
 * @param seed of the draw
 * @param fixed how many share each address; negative for the mix (55 % of the addresses none, 25 % one, 8 % two, 4 %
 *     three, 5 % ten, 2.5 % a hundred, .5 % a thousand)
 */
record Distractors(long seed, int fixed) {
    /** From so many people they are drawn. */
    static final int PEOPLE = 10_000;

    /** Ids of theirs begin here. */
    static final int FIRST = 1_000;

    private static final int MIX = -1;

    static Distractors mix(long seed) {
        return new Distractors(seed, MIX);
    }

    static Distractors none() {
        return new Distractors(0, 0);
    }

    /** How many share an address. */
    int at(String address) {
        if (fixed >= 0) {
            return fixed;
        }
        int drawn = StudyHash.mod(1_000, "cls", address, seed);
        if (drawn < 550) {
            return 0;
        } else if (drawn < 800) {
            return 1;
        } else if (drawn < 880) {
            return 2;
        } else if (drawn < 920) {
            return 3;
        } else if (drawn < 970) {
            return 10;
        }
        return drawn < 995 ? 100 : 1_000;
    }

    /** Which of {@link #PEOPLE} the one numbered {@code slot} at an address is. */
    int person(String address, int slot) {
        return StudyHash.mod(PEOPLE, "id", address, slot, seed);
    }

    /** Which of {@code sources} histories they have there. */
    int source(String address, int slot, int sources) {
        return StudyHash.mod(sources, "src", address, slot, seed);
    }

    /** The class of a number of active days: 1, 2 to 4, 5 to 14, 15 and more. */
    static int activity(int days) {
        return days <= 1 ? 0 : days <= 4 ? 1 : days <= 14 ? 2 : 3;
    }
}
