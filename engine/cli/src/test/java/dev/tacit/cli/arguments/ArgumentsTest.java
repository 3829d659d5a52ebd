package dev.tacit.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.arguments.Command.Approval;
import dev.tacit.cli.arguments.Parsed.Format;
import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Address DB = Address.of(Kind.SECRET, "db");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-chdir=infra apply -auto-approve -json",
                "--chdir=infra apply --auto-approve --json",
                "--chdir infra --json apply --auto-approve",
                "apply -chdir infra -auto-approve -json"
            })
    void takesFlagsWithOneOrTwoDashesBeforeOrAfterTheCommand(String line) {
        var invocation = (Parsed.Invocation) Arguments.parse(line.split(" "));

        assertThat(invocation.directory()).isEqualTo(Path.of("infra"));
        assertThat(invocation.manner().format()).isEqualTo(Format.JSON);
        assertThat(invocation.command()).isInstanceOfSatisfying(Command.Apply.class, apply -> {
            assertThat(apply.approval()).isEqualTo(Approval.GIVEN);
            assertThat(apply.file()).isEmpty();
        });
    }

    @Test
    void keepsVariablesInTheOrderGiven() {
        var plan = (Command.PlanCommand) command(
                "plan", "-var", "a=1=2", "--var-file=x.tacitvars", "-var=a= 3", "-out", "p", "-detailed-exitcode");

        assertThat(plan.inputs().given().stream().map(given -> switch (given) {
                    case Given.Assignment a -> a.name() + "|" + a.text();
                    case Given.VariableFile f -> f.path().toString();
                }))
                .containsExactly("a|1=2", "x.tacitvars", "a| 3");
        assertThat(plan.out()).contains(Path.of("p"));
        assertThat(plan.detailed()).isTrue();
    }

    @Test
    void readsAddressesAndVersions() {
        assertThat(command("rollback", "secret.db", "v3"))
                .isEqualTo(new Command.Rollback(
                        DB,
                        3,
                        new Command.Inputs(
                                java.util.List.of(),
                                dev.tacit.core.plan.Options.Deletes.USUAL,
                                java.util.Set.of(),
                                Command.Issuers.NONE),
                        Approval.ASK));
        assertThat(command("diff", "secret.db", "3", "4")).isEqualTo(new Command.Diff(DB, 3, 4));
        assertThat(command("reveal", "secret.db", "password"))
                .isEqualTo(new Command.Reveal(DB, Optional.of("password")));
    }

    @Test
    void readsWhichOverlapsEnd() {
        var plan = (Command.PlanCommand) command("plan", "-end-overlap=secret.db");
        assertThat(plan.inputs().issuers().ended()).containsExactly(DB);
        assertThat(Arguments.parse("apply", "-end-overlap=secret.db", "plan.tacit"))
                .isInstanceOf(Parsed.Mistaken.class);
        assertThat(Arguments.parse("plan", "-end-overlap=generator.password.db"))
                .isInstanceOf(Parsed.Mistaken.class);
    }

    @Test
    void readsOfWhichSecretsTheIssuerWasTold() {
        var apply = (Command.Apply)
                command("apply", "-activated=secret.db", "--activated", "secret.a", "-activation-output");
        assertThat(apply.inputs().issuers())
                .isEqualTo(new Command.Issuers(
                        java.util.Set.of(DB, Address.of(Kind.SECRET, "a")), java.util.Set.of(), true));
        assertThat(Arguments.parse("apply", "-activated=secret.db", "plan.tacit"))
                .isInstanceOf(Parsed.Mistaken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan -var hunter2canary",
                "plan --unknown=hunter2canary",
                "plan hunter2canary",
                "rollback hunter2canary 3",
                "rollback secret.db hunter2canary",
                "reveal",
                "apply a hunter2canary",
                "plan --json=hunter2canary",
                "diff secret.db 3",
                "output -raw"
            })
    void repeatsNoValueInAMistake(String line) {
        assertThat(Arguments.parse(line.split(" ")))
                .isInstanceOfSatisfying(
                        Parsed.Mistaken.class,
                        mistaken -> assertThat(mistaken.message()).isNotBlank().doesNotContain("hunter2canary"));
    }

    @Test
    void readsWhatLimitsAPlan() {
        var plan = (Command.PlanCommand)
                command("plan", "-target=secret.db", "--target", "module.a", "-valid-for=1h30m", "-full");
        assertThat(plan.limits().targets()).containsExactly("secret.db", "module.a");
        assertThat(plan.limits().validFor()).contains(Duration.ofMinutes(90));
        assertThat(mistake("plan", "-valid-for=soon")).contains("7d");
        assertThat(mistake("plan", "-valid-for=0m")).contains("7d");
        assertThat(mistake("plan", "-valid-for=400d")).contains("7d");
        assertThat(mistake("plan", "-destroy", "-target=secret.db")).contains("-target");
        assertThat(mistake("apply", "db.plan", "-target=secret.db")).contains("saved plan");
    }

    @Test
    void takesEnoughOfAnIntentDigestOrAFile() {
        var digest = "9f2c-71aa-".repeat(4) + "00";
        assertThat(((Command.Apply) command("apply", "-approved=" + digest)).approved())
                .contains(digest);
        assertThat(((Command.Apply) command("apply", "-approved", "plan.json")).approved())
                .contains("plan.json");
        assertThat(mistake("apply", "-approved=9f2c-71aa")).contains("at least 32 digits");
    }

    @Test
    void readsTheFormat() {
        assertThat(format("plan", "--format=markdown")).isEqualTo(Format.MARKDOWN);
        assertThat(format("plan", "-format", "json")).isEqualTo(Format.JSON);
        assertThat(format("plan")).isEqualTo(Format.TEXT);
        assertThat(mistake("plan", "--format=pdf")).contains("markdown");
    }

    private static Format format(String... args) {
        return ((Parsed.Invocation) Arguments.parse(args)).manner().format();
    }

    @Test
    void suggestsWhatWasMeant() {
        assertThat(mistake("aply")).contains("did you mean apply?");
        assertThat(mistake("plan", "--detailed-exitcodes")).contains("did you mean -detailed-exitcode?");
    }

    @Test
    void givesHelpForEachCommand() {
        for (var grammar : Grammar.values()) {
            assertThat(Arguments.parse(grammar.word(), "-help"))
                    .isInstanceOfSatisfying(
                            Parsed.Help.class, help -> assertThat(help.text()).contains("tacit " + grammar.word()));
        }
    }

    private static Command command(String... args) {
        return ((Parsed.Invocation) Arguments.parse(args)).command();
    }

    private static String mistake(String... args) {
        return ((Parsed.Mistaken) Arguments.parse(args)).message();
    }
}
