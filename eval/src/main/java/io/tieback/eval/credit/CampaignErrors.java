package io.tieback.eval.credit;

import io.tieback.eval.credit.CreditSums.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How far credit by campaign is off; sums are kept by advertiser, so that advertisers can be drawn again. */
final class CampaignErrors {
    private final double[] off;
    private final double[] said;
    private final double[] wanted;

    private CampaignErrors(int advertisers) {
        off = new double[advertisers];
        said = new double[advertisers];
        wanted = new double[advertisers];
    }

    /**
     * Sets credit beside what it should be.
     *
     * @param advertiserOf every campaign that counts, to its advertiser
     */
    static CampaignErrors of(CreditSums said, CreditSums wanted, Measure measure, Map<String, String> advertiserOf) {
        List<String> advertisers = new ArrayList<>(new TreeSet<>(advertiserOf.values()));
        CampaignErrors errors = new CampaignErrors(advertisers.size());
        advertiserOf.forEach((campaign, advertiser) -> {
            int number = advertisers.indexOf(advertiser);
            double is = said.of(campaign, measure);
            double should = wanted.of(campaign, measure);
            errors.off[number] += Math.abs(is - should);
            errors.said[number] += is;
            errors.wanted[number] += should;
        });
        return errors;
    }

    int advertisers() {
        return off.length;
    }

    /** The absolute errors of all campaigns for each unit of what they should be credited with in all. */
    double error(double[] advertisers) {
        return sum(off, advertisers) / sum(wanted, advertisers);
    }

    /** All that is credited for each unit of what should be. */
    double ratio(double[] advertisers) {
        return sum(said, advertisers) / sum(wanted, advertisers);
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
