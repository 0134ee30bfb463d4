package io.tieback.core.admit;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.privacy.WrongLineException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What reports are used for that do not say it themselves, by region, and what limited use is. The door applies it, and
 * the log keeps what is left: a later policy does not change the past.
 *
 * @param byRegion what reports of a region are used for: a country, or a part of one, which goes before its country
 * @param elsewhere the same for all other reports, those without a region among them
 * @param limitedKinds kinds of keys by which reports of limited use are matched
 */
public record ConsentPolicy(Map<String, ReportUse> byRegion, ReportUse elsewhere, Set<Kind> limitedKinds) {
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final String BY_REGION = "region.";
    private static final String ELSEWHERE = "elsewhere";
    private static final String LIMITED = "limited.keys";
    private static final String ADDRESS = "address";
    private static final Set<Kind> OF_ADDRESSES = EnumSet.of(Kind.IP_HOST, Kind.IP_NETWORK, Kind.IP_SITE);

    /** Copies both. */
    public ConsentPolicy {
        byRegion = Map.copyOf(byRegion);
        limitedKinds = Set.copyOf(limitedKinds);
    }

    /** Full use everywhere; limited use is that of the click id and the advertiser's own ids. */
    public static ConsentPolicy presets() {
        return new ConsentPolicy(Map.of(), ReportUse.FULL, EnumSet.of(Kind.CLICK_ID, Kind.EXTERNAL_ID));
    }

    /**
     * Reads lines such as {@code region.US-CA=limited}, {@code elsewhere=full} and
     * {@code limited.keys=click_id,external_id}; empty ones and those that start with # are passed over. What is not
     * named is as in the {@link #presets}.
     *
     * @throws WrongLineException if a line is none of these, or says again what another said
     */
    public static ConsentPolicy read(List<String> lines) {
        Map<String, String> said = new TreeMap<>();
        Map<String, ReportUse> byRegion = new TreeMap<>();
        ReportUse elsewhere = presets().elsewhere();
        Set<Kind> kinds = presets().limitedKinds();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Line at = new Line(i + 1, line);
            if (said.put(at.name(), at.text()) != null) {
                throw at.wrong(at.name() + " is said twice", "Leave one of them out.");
            } else if (at.name().startsWith(BY_REGION)) {
                byRegion.put(at.region(), at.use());
            } else if (at.name().equals(ELSEWHERE)) {
                elsewhere = at.use();
            } else if (at.name().equals(LIMITED)) {
                kinds = at.kinds();
            } else {
                throw at.wrong(
                        at.name() + " is not known", "Write region.XX, elsewhere or limited.keys, and = behind it.");
            }
        }
        return new ConsentPolicy(byRegion, elsewhere, kinds);
    }

    /** Whether a text names a region as policies and reports do. */
    static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /** What a report is used for that does not say it itself. */
    ReportUse use(String region) {
        String country = region.substring(0, Math.min(2, region.length()));
        return Optional.ofNullable(byRegion.get(region))
                .or(() -> Optional.ofNullable(byRegion.get(country)))
                .orElse(elsewhere);
    }

    /** The keys by which a report of limited use is matched. */
    List<MatchKey> limited(List<MatchKey> keys) {
        return keys.stream().filter(key -> limitedKinds.contains(key.kind())).toList();
    }

    private record Line(int number, String text) {
        String name() {
            return text.split("=", 2)[0].strip();
        }

        private String said() {
            String[] parts = text.split("=", 2);
            return parts.length < 2 ? "" : parts[1].strip();
        }

        String region() {
            String region = name().substring(BY_REGION.length());
            if (!isRegion(region)) {
                throw wrong(region + " is no region", "Write a country such as DE, or a part of one such as US-CA.");
            }
            return region;
        }

        ReportUse use() {
            return Arrays.stream(ReportUse.values())
                    .filter(use -> use.name().toLowerCase(Locale.ROOT).equals(said()))
                    .findFirst()
                    .orElseThrow(() -> wrong(said() + " is no use of a report", "Write full, limited or suppressed."));
        }

        Set<Kind> kinds() {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            for (String name : said().isEmpty() ? new String[0] : said().split(",")) {
                kinds.addAll(kinds(name.strip()));
            }
            return kinds;
        }

        private Set<Kind> kinds(String name) {
            if (name.equals(ADDRESS)) {
                return OF_ADDRESSES;
            }
            return Arrays.stream(Kind.values())
                    .filter(kind -> !OF_ADDRESSES.contains(kind))
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .map(EnumSet::of)
                    .orElseThrow(() -> wrong(
                            name + " is no kind of key",
                            "Write some of click_id, email, phone, mobile_ad_id, external_id, cookie and address."));
        }

        WrongLineException wrong(String message, String mend) {
            return new WrongLineException(number, message, mend);
        }
    }
}
