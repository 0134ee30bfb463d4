package io.tieback.eval.match;

import io.tieback.core.privacy.MatchKey;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which addresses of advertisers' servers the product learns, and after how many reports that name them. */
final class ServerAddresses {
    private static final String FAULT = "server_address";
    private static final int MANY = 100;
    private static final String COUNTED = "counted whole";
    private static final String ALONE = "the base line asks every address, and the truth is known";

    /** Of each server's address, report by report in order of receipt: whether the address was left out. */
    private final Map<String, List<Boolean>> servers = new TreeMap<>();

    private final Set<String> visitors = new HashSet<>();
    private final Set<String> mistaken = new HashSet<>();

    private ServerAddresses(List<JudgedReport> reports, Predicate<String> isLeftOut) {
        Set<String> acts = new HashSet<>();
        reports.stream().filter(ServerAddresses::isOfServer).forEach(judged -> acts.add(act(judged)));
        for (JudgedReport judged : reports) {
            Optional<MatchKey> address = MatchKey.addressOf(judged.report().matchKeys());
            if (address.isEmpty() || judged.report().reference().isPresent()) {
                continue;
            }
            String place = judged.report().advertiserId() + " " + address.get().text();
            boolean unasked = isLeftOut.test(judged.report().reportId());
            if (isOfServer(judged)) {
                servers.computeIfAbsent(place, p -> new ArrayList<>()).add(unasked);
            } else if (!acts.contains(act(judged))) {
                visitors.add(place);
                if (unasked) {
                    mistaken.add(place);
                }
            }
        }
    }

    /**
     * Measures.
     *
     * @param reports in order of their receipt
     * @param isLeftOut whether an address of a report's act was not asked, by report id
     */
    static List<AnswerRow> of(List<JudgedReport> reports, Predicate<String> isLeftOut) {
        return new ServerAddresses(reports, isLeftOut).rows();
    }

    private List<AnswerRow> rows() {
        Collection<List<Boolean>> all = servers.values();
        List<List<Boolean>> many =
                all.stream().filter(one -> one.size() >= MANY).toList();
        List<Integer> heard = all.stream()
                .map(one -> one.indexOf(true))
                .filter(first -> first >= 0)
                .sorted()
                .toList();
        long named = all.stream().mapToLong(List::size).sum();
        long leftOut = all.stream()
                .flatMap(List::stream)
                .filter(isLeftOut -> isLeftOut)
                .count();
        double learnt = many.stream().filter(one -> one.contains(true)).count();
        Measured middle = heard.isEmpty()
                ? Measured.absent("none is learnt")
                : Measured.exact(heard.get(heard.size() / 2), "the middle one of " + heard.size());
        return List.of(
                row(
                        "reports that name their server's address, it being left out",
                        "share",
                        named,
                        leftOut / (double) named),
                row(
                        "servers' addresses on 100 reports or more that are learnt",
                        "share",
                        many.size(),
                        learnt / many.size()),
                AnswerRow.alone(
                        "reports that name a server's address before it is learnt",
                        "reports",
                        heard.size(),
                        middle,
                        ALONE),
                row("visitors' addresses taken for a server's", "addresses", visitors.size(), mistaken.size())
                        .asked(Target.atMost(0)));
    }

    private static AnswerRow row(String name, String unit, long n, double figure) {
        return AnswerRow.alone(name, unit, n, Measured.exact(figure, COUNTED), ALONE);
    }

    private static boolean isOfServer(JudgedReport judged) {
        return judged.truth().faults().contains(FAULT);
    }

    /** Invented reports are acts of their own. */
    private static String act(JudgedReport judged) {
        return judged.truth().isInvented()
                ? judged.report().reportId()
                : judged.truth().actId();
    }
}
