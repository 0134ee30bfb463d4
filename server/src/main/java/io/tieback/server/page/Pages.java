package io.tieback.server.page;

/** The frame of all pages, and the small ones. */
public final class Pages {
    private Pages() {}

    /** Asks for a key. */
    public static String signIn(boolean refused) {
        Html html = new Html();
        head(html, "Sign in");
        html.raw("<main class=\"narrow\"><h1>Tieback</h1>");
        if (refused) {
            html.raw("<p class=\"bad\" role=\"alert\">This does not open the page: a link works once and for a day,"
                    + " and the key must be a reader's or the platform's.</p>");
        }
        html.raw("<p>Open the link that the server printed when it started, or give a reader's key.</p>"
                + "<form method=\"post\" action=\"/session\"><label for=\"key\">Reader key</label>"
                + "<input id=\"key\" name=\"key\" type=\"password\" autocomplete=\"off\" required>"
                + "<button type=\"submit\">Open</button></form></main>");
        end(html);
        return html.toString();
    }

    /**
     * Leads on to the page. A redirect would come from the site that held the link, and a strict cookie is not sent
     * along then.
     */
    public static String opened() {
        Html html = new Html();
        html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tieback</title>"
                + "<meta http-equiv=\"refresh\" content=\"0; url=/\"></head><body><p><a href=\"/\">Go on</a></p>");
        end(html);
        return html.toString();
    }

    static void head(Html html, String title) {
        html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<meta name=\"color-scheme\" content=\"light dark\"><title>")
                .text(title)
                .raw(" · Tieback</title><link rel=\"stylesheet\" href=\"/page.css\"></head><body>");
    }

    static void end(Html html) {
        html.raw("</body></html>\n");
    }
}
