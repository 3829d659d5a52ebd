package dev.tacit.generator.text;

import dev.tacit.generator.kind.Uniform;
import java.util.Arrays;

/** A password by the rules that hold when none are declared, for kinds that need one besides. */
public final class UsualPassword {
    private UsualPassword() {}

    public static String draw(Uniform uniform) {
        var parts = Arrays.stream(CharacterClass.values())
                .map(each -> new PasswordRules.Part(each.alphabet(), 0))
                .toList();
        return new PasswordRules(PasswordRules.USUAL, parts).draw(uniform);
    }
}
