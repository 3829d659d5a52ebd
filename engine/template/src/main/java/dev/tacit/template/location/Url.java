package dev.tacit.template.location;

import java.util.Optional;

/** A URL, its parts as octets. Read and written as Go's net/url does. */
record Url(String scheme, String opaque, Optional<User> user, String host, String path, String query, String fragment) {

    record User(String name, Optional<String> password) {
        String toEscaped() {
            return Escape.USER.escaped(name)
                    + password.map(p -> ":" + Escape.USER.escaped(p)).orElse("");
        }

        @Override
        public String toString() {
            return "User";
        }
    }

    private record Authority(Optional<User> user, String host) {}

    /** Empty when it is none. */
    static Optional<Url> parse(String octets) {
        int hash = octets.indexOf('#');
        var before = hash < 0 ? octets : octets.substring(0, hash);
        return Escape.FRAGMENT
                .plain(hash < 0 ? "" : octets.substring(hash + 1))
                .flatMap(fragment -> parse(before, fragment));
    }

    private static Optional<Url> parse(String octets, String fragment) {
        if (octets.chars().anyMatch(c -> c < ' ' || c == 0x7F) || octets.startsWith(":")) {
            return Optional.empty();
        }
        int colon = schemeEnd(octets);
        var scheme = colon < 0 ? "" : octets.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
        var rest = octets.substring(colon + 1);
        int question = rest.indexOf('?');
        var query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        if (!rest.startsWith("/") && colon >= 0) {
            return Optional.of(new Url(scheme, rest, Optional.empty(), "", "", query, fragment));
        }
        int slash = rest.indexOf('/');
        if (rest.substring(0, slash < 0 ? rest.length() : slash).contains(":")) {
            return Optional.empty(); // it would be taken for a scheme
        }
        var authority = Optional.of(new Authority(Optional.empty(), ""));
        if (rest.startsWith("//") && (colon >= 0 || !rest.startsWith("///"))) {
            int end = rest.indexOf('/', 2);
            authority = authority(scheme, rest.substring(2, end < 0 ? rest.length() : end));
            rest = end < 0 ? "" : rest.substring(end);
        }
        var path = Escape.PATH.plain(rest);
        return authority.flatMap(a -> path.map(p -> new Url(scheme, "", a.user, a.host, p, query, fragment)));
    }

    /** The colon behind the scheme; negative when there is none. */
    private static int schemeEnd(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
            if (!letter && (i == 0 || ("+-.".indexOf(c) < 0 && !Escape.isAlphanumeric(c)))) {
                return -1;
            }
        }
        return -1;
    }

    private static Optional<Authority> authority(String scheme, String octets) {
        int at = octets.lastIndexOf('@');
        var host = Host.parse(scheme, octets.substring(at + 1));
        if (at < 0) {
            return host.map(h -> new Authority(Optional.empty(), h));
        }
        var userinfo = octets.substring(0, at);
        if (!userinfo.chars().allMatch(c -> Escape.isAlphanumeric((char) c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        int colon = userinfo.indexOf(':');
        var name = Escape.USER.plain(colon < 0 ? userinfo : userinfo.substring(0, colon));
        var password = Escape.USER.plain(colon < 0 ? "" : userinfo.substring(colon + 1));
        return host.flatMap(h -> name.flatMap(n -> password.map(p ->
                new Authority(Optional.of(new User(n, colon < 0 ? Optional.empty() : Optional.of(p))), h))));
    }

    /** The host without its port, and an IPv6 address without its brackets. */
    String hostname() {
        int colon = host.lastIndexOf(':');
        var name = colon >= 0 && Host.isPort(host.substring(colon)) ? host.substring(0, colon) : host;
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    String joined() {
        var joined = new StringBuilder();
        if (!scheme.isEmpty()) {
            joined.append(scheme).append(':');
        }
        if (!opaque.isEmpty()) {
            joined.append(opaque);
        } else {
            if (!host.isEmpty() || user.isPresent() || (!scheme.isEmpty() && !path.isEmpty())) {
                joined.append("//");
            }
            user.ifPresent(u -> joined.append(u.toEscaped()).append('@'));
            joined.append(Escape.HOST.escaped(host));
            appendPath(joined);
        }
        if (!query.isEmpty()) {
            joined.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            joined.append('#').append(Escape.FRAGMENT.escaped(fragment));
        }
        return joined.toString();
    }

    private void appendPath(StringBuilder joined) {
        var escaped = path.equals("*") ? "*" : Escape.PATH.escaped(path);
        if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
            joined.append('/');
        }
        int slash = escaped.indexOf('/');
        if (joined.isEmpty()
                && escaped.substring(0, slash < 0 ? escaped.length() : slash).contains(":")) {
            joined.append("./"); // or it would be taken for a scheme
        }
        joined.append(escaped);
    }

    @Override
    public String toString() {
        return "Url";
    }
}
