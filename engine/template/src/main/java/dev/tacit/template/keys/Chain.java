package dev.tacit.template.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Puts certificates in the order in which each is issued by the next, by the identifiers of their keys. */
public final class Chain {
    private Chain() {}

    /** From the leaf on; certificates that are no part of one chain are an error. */
    public static List<Certificate> ordered(List<Certificate> certificates) throws Unreadable {
        int[] issuers = new int[certificates.size()];
        var isIssuer = new HashSet<Integer>();
        for (int i = 0; i < issuers.length; i++) {
            issuers[i] = issuer(certificates, i);
            isIssuer.add(issuers[i]);
        }
        int leaf = -1;
        for (int i = 0; i < issuers.length; i++) {
            if (!isIssuer.contains(i)) {
                if (leaf >= 0) {
                    throw new Unreadable("The certificates are no single chain: several of them issued no other one.");
                }
                leaf = i;
            }
        }
        if (leaf < 0) {
            throw new Unreadable("There is no leaf among the certificates: each issued another one.");
        }
        var ordered = new ArrayList<Certificate>();
        for (int at = leaf; at >= 0; at = issuers[at]) {
            if (ordered.size() == issuers.length) {
                throw new Unreadable("The certificates issued each other in a circle.");
            }
            ordered.add(certificates.get(at));
        }
        return ordered;
    }

    private static int issuer(List<Certificate> certificates, int of) {
        for (int i = 0; i < certificates.size(); i++) {
            if (i != of && certificates.get(of).isIssuedBy(certificates.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
