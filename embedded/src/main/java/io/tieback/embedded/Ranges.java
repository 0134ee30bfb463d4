package io.tieback.embedded;

/** Says which setting is out of its range, and what the range is. */
final class Ranges {
    private Ranges() {}

    static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; must be at least " + least);
        }
    }

    static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; must be " + least + " to " + most);
        }
    }
}
