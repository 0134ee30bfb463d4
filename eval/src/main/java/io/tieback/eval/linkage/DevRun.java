package io.tieback.eval.linkage;

import io.tieback.learn.link.*;
import java.nio.file.*;
import java.util.*;

public final class DevRun {
    public static void main(String[] a) throws Exception {
        long t0 = System.nanoTime();
        var r = SettingsReader.read(Path.of(a[0]));
        if (r instanceof SettingsReader.Result.Faulty f) { System.out.println(f.problem().describe()); return; }
        LinkSettings s = ((SettingsReader.Result.Read) r).settings();
        if (a.length > 1 && !a[1].equals("-")) s = s.withInput(new LinkSettings.Input(Path.of(a[1]), Optional.empty(), s.input().id(), s.input().truth()));
        var p = new LinkProgress() { long last = t0; String name = "start";
            public void phase(String n) { long now = System.nanoTime(); System.out.printf("%s %.2f | ", name, (now - last) / 1e9); last = now; name = n; }
            public void pairs(long d, long m) {} };
        var o = new LinkJob(s, p).run();
        System.out.println();
        if (o instanceof LinkJob.Outcome.Faulty f) { System.out.println(f.problem().describe()); return; }
        LinkResult res = ((LinkJob.Outcome.Linked) o).result();
        System.out.printf("wall %.2f rss %s%n", (System.nanoTime() - t0) / 1e9, Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElse(""));
        Map<String,String> tr = new HashMap<>();
        if (a.length > 2) for (String l : Files.readAllLines(Path.of(a[2]))) { String[] x = l.split(","); tr.put(x[0], x[1]); }
        LinkageScores sc = LinkageScores.of(res, row -> a.length > 2 ? tr.get(res.table().id(row)) : res.input().truth().cardinality() > 0 ? (Object) res.input().truthOf(row) : res.table().id(row).replaceAll("-(org|dup).*", ""));
        ClusterTally t = sc.clusters();
        for (var sz : res.sizes()) System.out.println("  " + sz.pairs() + " " + sz.rule());
        for (var c : res.trained().model().comparisons()) { System.out.println(c.name()); for (int i = 1; i < c.labels().size(); i++) System.out.printf("   %-40s m %.5f u %.7f w %.2f%n", c.labels().get(i), c.m().get(i), c.u().get(i), c.weight(i)); }
        for (var c : res.trained().passes()) System.out.println(c.rule() + " pairs " + c.pairs() + " share " + c.result().matchShare() + " it " + c.result().iterations());
        System.out.println("lambda " + res.trained().model().randomMatchProbability() + " pairs compared " + res.pairs().compared() + " kept " + res.pairs().size());
        show("pair", t.pairs(t.once())); show("b3", t.bCubed(t.once()));
        for (double q : new double[] {.5, .8, .95, .99, .999}) if (q >= s.output().probability()) show("edges " + q, sc.edges(q, t.once()));
        Map<Object, Integer> v = new TreeMap<>(); res.entities().decisions().forEach(d -> v.merge(d.verdict(), 1, Integer::sum)); System.out.println(v);
    }
    static void show(String n, Agreement g) { System.out.printf("%s P %.4f R %.4f F1 %.4f%n", n, g.precision(), g.recall(), g.f1()); }
}
