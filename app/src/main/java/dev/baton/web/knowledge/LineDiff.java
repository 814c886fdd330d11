package dev.baton.web.knowledge;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, line by line. */
final class LineDiff {
    /** More than this is not compared: it is all gone, and all new. */
    private static final long MOST = 4_000_000;

    /**
     * A line of either text.
     *
     * @param kind {@code same}, {@code gone} or {@code new}
     */
    record Line(String kind, String text) {}

    static List<Line> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var lines = new ArrayList<Line>();
        if ((long) old.size() * now.size() > MOST) {
            old.forEach(line -> lines.add(new Line("gone", line)));
            now.forEach(line -> lines.add(new Line("new", line)));
            return lines;
        }
        var common = common(old, now);
        var i = 0;
        var j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line("same", old.get(i)));
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line("gone", old.get(i++)));
            } else {
                lines.add(new Line("new", now.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines the rests of both texts have in common, in order. */
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private LineDiff() {}
}
