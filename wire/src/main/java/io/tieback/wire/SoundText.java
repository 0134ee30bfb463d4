package io.tieback.wire;

/** Text that came from outside and goes out again: bounded, and encodable in UTF-8. */
final class SoundText {
    private static final int REPLACEMENT = 0xfffd;

    private SoundText() {}

    /** The first {@code most} characters, with what cannot be shown replaced. */
    static String of(String text, int most) {
        StringBuilder sound = new StringBuilder();
        text.codePoints()
                .limit(most)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .forEach(sound::appendCodePoint);
        return text.length() > most ? sound.append('…').toString() : sound.toString();
    }
}
