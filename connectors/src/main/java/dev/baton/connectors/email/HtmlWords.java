package dev.baton.connectors.email;

import java.util.regex.Pattern;

/** Plain text as HTML that looks the same: paragraphs, lines, links. Nothing in it is markup but what is made here. */
final class HtmlWords {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']{1,2000}[^\\s<>\"'.,;:!?)]");
    private static final Pattern END = Pattern.compile("(?i)</body>|</html>");

    static String of(String text) {
        var html = new StringBuilder("<div>");
        for (var paragraph : text.replace("\r\n", "\n").strip().split("\n[ \\t]*\n")) {
            html.append("<p>").append(lines(paragraph)).append("</p>\n");
        }
        return html.append("</div>").toString();
    }

    /** Puts a quiet line at the end, before what closes the document. */
    static String withLastLine(String html, String line) {
        var quiet = "<p style=\"color:#767676;font-size:11px\">" + escaped(line) + "</p>";
        var end = END.matcher(html);
        return end.find() ? html.substring(0, end.start()) + quiet + html.substring(end.start()) : html + "\n" + quiet;
    }

    private static String lines(String paragraph) {
        var html = new StringBuilder();
        var links = LINK.matcher(paragraph);
        var at = 0;
        while (links.find()) {
            var link = escaped(links.group());
            html.append(escaped(paragraph.substring(at, links.start())))
                    .append("<a href=\"")
                    .append(link)
                    .append("\">")
                    .append(link)
                    .append("</a>");
            at = links.end();
        }
        return html.append(escaped(paragraph.substring(at))).toString().replace("\n", "<br>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private HtmlWords() {}
}
