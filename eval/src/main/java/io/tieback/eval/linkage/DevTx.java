package io.tieback.eval.linkage;

import io.tieback.core.match.entity.OneToOne;
import io.tieback.learn.link.*;
import java.nio.file.*;
import java.util.*;

public final class DevTx {
    public static void main(String[] a) throws Exception {
        Path tmp = Files.createTempDirectory("tx");
        try (TransactionFiles f = new TransactionFiles(Path.of("/work/shared/data/splink-transactions"), tmp)) {
            f.origins(); f.destinations();
            var w = f.window(); System.out.println(w);
            String text = w.in(Files.readString(Path.of(a[0])));
            for (int k = -1; k < Integer.parseInt(a[1]); k++) {
                Path dest = k < 0 ? tmp.resolve("destination.parquet") : f.destinationsLeft(k + 7);
                var r = SettingsReader.read(tmp.resolve("s.yaml"), text.replace("destination.parquet", dest.toString()));
                if (r instanceof SettingsReader.Result.Faulty p) { System.out.println(p.problem().describe()); return; }
                long t0 = System.nanoTime();
                LinkResult res = ((LinkJob.Outcome.Linked) new LinkJob(((SettingsReader.Result.Read) r).settings(), LinkProgress.silent()).run()).result();
                System.out.printf("%.2f s, %d pairs%n", (System.nanoTime() - t0) / 1e9, res.pairs().compared());
                if (k < 0) for (var c : res.trained().model().comparisons()) { System.out.println(c.name()); for (int i = 1; i < c.labels().size(); i++) System.out.printf("   %-40s m %.5f u %.7f w %.2f%n", c.labels().get(i), c.m().get(i), c.u().get(i), c.weight(i)); }
                for (var c : res.trained().passes()) System.out.println(c.rule() + " pairs " + c.pairs() + " share " + c.result().matchShare() + " it " + c.result().iterations());
                LinkageScores sc = LinkageScores.of(res, row -> res.input().truthOf(row));
                show("edges", sc.edges(1e-30, sc.clusters().once()));
                int half = Integer.parseInt(a[2]);
                for (double least : new double[] {-1e9, -16, -20, -30}) {
                    OneToOneTally g = OneToOneTally.of(res.table(), sc, OneToOne.greedy(res.table(), res.pairs(), least), half);
                    double[] once = new double[g.origins()]; Arrays.fill(once, 1); show("greedy " + least, g.agreement(once));
                    if (least > -1e9) { g = OneToOneTally.of(res.table(), sc, OneToOne.exact(res.table(), res.pairs(), least, 300), half); show("exact " + least, g.agreement(once)); }
                }
            }
        }
    }
    static void show(String n, Agreement g) { System.out.printf("%s P %.4f R %.4f F1 %.4f%n", n, g.precision(), g.recall(), g.f1()); }
}
