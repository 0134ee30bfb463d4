package io.tieback.embedded;

import io.tieback.core.identity.graph.JoinDecision;
import io.tieback.core.identity.graph.PersonEntry;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * How people lie in their column: a head, the person of each user, what else is to be told of a person, and the entries
 * about each person in their order. An entry of two persons lies at both. Only the second and the third hold user ids.
 */
final class PeopleRows {
    static final byte[] HEAD = {0};
    /** Rows of users begin here. */
    static final byte[] USERS = {1};
    /** Rows of persons begin here, and those of users end. */
    static final byte[] PERSONS = {2};
    /** Rows of entries begin here, and those of persons end. */
    static final byte[] ENTRIES = {3};

    static final Codec<Head> HEAD_CODEC = Codec.versioned(
            1,
            (w, head) -> w.instant(head.asOf()).unsigned(head.nextPerson()).unsigned(head.nextEntry()),
            r -> new Head(r.instant(), r.unsigned(), r.unsigned()));

    /** A person that has several users, or of whom something was decided. */
    static final Codec<Person> PERSON_CODEC = Codec.versioned(
            1,
            (w, person) -> w.list(person.userIds(), ByteWriter::text).list(person.decisions(), PeopleRows::write),
            r -> new Person(r.list(ByteReader::text), r.list(PeopleRows::decision)));

    static final Codec<PersonEntry> ENTRY_CODEC = Codec.versioned(
            1,
            (w, entry) -> w.instant(entry.at())
                    .one(entry.change().ordinal())
                    .unsigned(entry.person())
                    .unsigned(entry.into().orElse(0)),
            r -> new PersonEntry(
                    r.instant(), r.constant(PersonEntry.Change.values()), r.unsigned(), into(r.unsigned())));

    private PeopleRows() {}

    /**
     * Where the last derivation stood.
     *
     * @param asOf of which instant it was
     * @param nextPerson the number of the next new person
     * @param nextEntry the place of the next entry
     */
    record Head(Instant asOf, long nextPerson, long nextEntry) {
        static final Head NONE = new Head(Instant.EPOCH, 1, 0);
    }

    /** The users of a person and what was decided of them. */
    record Person(List<String> userIds, List<JoinDecision> decisions) {
        Person {
            userIds = List.copyOf(userIds);
            decisions = List.copyOf(decisions);
        }
    }

    static byte[] user(String userId) {
        return new ByteWriter().raw(USERS).raw(Rows.text(userId)).toBytes();
    }

    static String userOf(byte[] key) {
        return Rows.text(key).substring(1);
    }

    static byte[] person(long person) {
        return new ByteWriter().raw(PERSONS).fixed(person).toBytes();
    }

    /** Where the entries about a person begin. */
    static byte[] entries(long person) {
        return new ByteWriter().raw(ENTRIES).fixed(person).toBytes();
    }

    static byte[] entry(long person, long place) {
        return new ByteWriter().raw(ENTRIES).fixed(person).fixed(place).toBytes();
    }

    static long placeOf(byte[] entryKey) {
        ByteReader reader = new ByteReader(entryKey);
        reader.one();
        reader.fixed();
        return reader.fixed();
    }

    private static void write(ByteWriter writer, JoinDecision decision) {
        writer.text(decision.first())
                .text(decision.second())
                .list(decision.shared(), (each, kind) -> each.one(kind.ordinal()))
                .one(decision.verdict().ordinal());
    }

    private static JoinDecision decision(ByteReader reader) {
        return new JoinDecision(
                reader.text(),
                reader.text(),
                reader.list(each -> each.constant(Kind.values())),
                reader.constant(JoinDecision.Verdict.values()));
    }

    private static OptionalLong into(long person) {
        return person == 0 ? OptionalLong.empty() : OptionalLong.of(person);
    }
}
