package io.tieback.eval.person;

import io.tieback.core.identity.graph.IdentityEdge;
import io.tieback.core.identity.graph.IdentityEdge.Basis;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.stats.TextHash;
import io.tieback.eval.person.Accounts.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The same accounts made harder: some people have a second one, and some households share an e-mail, a telephone, a
 * device or a customer id. The rates are made up, each by a hash of the seed and of
 * whom it concerns.
 */
final class HarderAccounts {
    private static final double SECOND_ACCOUNT = .1;
    private static final double SAME_EMAIL = .5;
    private static final double SAME_PHONE = .6;
    private static final double OTHER_PHONE = .25;
    private static final double SAME_DEVICE = .7;
    private static final double SAME_CUSTOMER = .2;
    private static final double SHARED_EMAIL = .05;
    private static final double SHARED_PHONE = .15;
    private static final double SHARED_DEVICE = .25;
    private static final double SHARED_CUSTOMER = .1;

    private final long seed;
    private final Accounts plain;
    private final Map<String, Owner> owners;
    private final List<IdentityEdge> edges;

    private HarderAccounts(Accounts plain, long seed) {
        this.plain = plain;
        this.seed = seed;
        this.owners = new TreeMap<>(plain.owners());
        this.edges = new ArrayList<>(plain.edges());
    }

    static Accounts of(Accounts plain, long seed) {
        HarderAccounts harder = new HarderAccounts(plain, seed);
        harder.addSecondAccounts();
        harder.share(Kind.EMAIL, SHARED_EMAIL);
        harder.share(Kind.PHONE, SHARED_PHONE);
        harder.share(Kind.MOBILE_AD_ID, SHARED_DEVICE);
        harder.share(Kind.EXTERNAL_ID, SHARED_CUSTOMER);
        return new Accounts(harder.owners, harder.edges, plain.day());
    }

    private void addSecondAccounts() {
        plain.owners().forEach((userId, owner) -> {
            if (draw("second", userId) < SECOND_ACCOUNT) {
                owners.put(second(userId), owner);
                register(second(userId), Kind.EMAIL, "own", userId);
                if (draw("other phone", userId) < OTHER_PHONE) {
                    register(second(userId), Kind.PHONE, "own", userId);
                }
            }
        });
        for (IdentityEdge edge : plain.edges()) {
            String userId = second(edge.userId());
            boolean isOther = edge.key().kind() == Kind.PHONE && draw("other phone", edge.userId()) < OTHER_PHONE;
            if (owners.containsKey(userId)
                    && !isOther
                    && draw("same", of(edge)) < same(edge.key().kind())) {
                edges.add(Accounts.edge(
                        userId, edge.key(), edge.basis() == Basis.REGISTERED, edge.firstDay(), edge.lastDay()));
            }
        }
    }

    /** E-mails and telephones are drawn once a person, devices and customer ids one by one. */
    private static String of(IdentityEdge edge) {
        Kind kind = edge.key().kind();
        boolean isOfPerson = kind == Kind.EMAIL || kind == Kind.PHONE;
        return kind + "|" + edge.userId() + (isOfPerson ? "" : edge.key().text());
    }

    private static double same(Kind kind) {
        return switch (kind) {
            case EMAIL -> SAME_EMAIL;
            case PHONE -> SAME_PHONE;
            case MOBILE_AD_ID -> SAME_DEVICE;
            default -> SAME_CUSTOMER;
        };
    }

    /** Gives all accounts of some households one more key, the same to each. */
    private void share(Kind kind, double rate) {
        Set<Long> sharing = new HashSet<>();
        plain.owners().values().forEach(owner -> {
            if (draw("share " + kind, String.valueOf(owner.householdId())) < rate) {
                sharing.add(owner.householdId());
            }
        });
        plain.owners().forEach((userId, owner) -> {
            if (sharing.contains(owner.householdId())) {
                register(userId, kind, "household", String.valueOf(owner.householdId()));
            }
        });
    }

    private void register(String userId, Kind kind, String label, String of) {
        MatchKey key = new MatchKey(kind, 2, hash(label + " " + kind, of), 0); // a pepper that the world has not
        edges.add(Accounts.edge(userId, key, true, plain.day(), plain.day()));
    }

    private static String second(String userId) {
        return userId + "-second";
    }

    private double draw(String label, String of) {
        return (hash(label, of) >>> 11) * 0x1p-53;
    }

    private long hash(String label, String of) {
        return TextHash.of(seed + "|" + label + "|" + of);
    }
}
