package dev.tacit.testing.proofs;

import java.util.List;

/** One thing that a user has done, which may end at any of its steps. */
interface Deed {
    /** Does everything that comes before. */
    Attempt prepared(Shell shell, Ground ground) throws Exception;

    /**
     * @param arguments of the program that does it
     * @param aftermath what must hold wherever it ended; that what a user does then leads to what was meant
     */
    record Attempt(List<String> arguments, Check aftermath) {
        Attempt(Check aftermath, String... arguments) {
            this(List.of(arguments), aftermath);
        }
    }

    interface Check {
        void run() throws Exception;
    }
}
