package dev.tacit.cli.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Completion scripts, made from the grammar. */
public final class Completion {
    /** The shells that there is a script for. */
    public enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private static final List<Flags> EVERYWHERE = List.of(Flags.CHDIR, Flags.JSON, Flags.NO_COLOR, Flags.HELP);
    private static final List<String> BESIDE = List.of("version", "help");

    private Completion() {}

    public static String script(Shell shell) {
        return switch (shell) {
            case BASH -> bash();
            case ZSH -> zsh();
            case FISH -> fish();
        };
    }

    private static List<String> commands() {
        var words = new ArrayList<>(
                Arrays.stream(Grammar.values()).map(Grammar::word).toList());
        words.addAll(BESIDE);
        return words;
    }

    private static List<Flags> flags(Grammar grammar) {
        var flags = new ArrayList<>(grammar.flags());
        flags.addAll(EVERYWHERE);
        return flags;
    }

    private static String bash() {
        var valued = Arrays.stream(Flags.values())
                .filter(Flags::takesValue)
                .map(flag -> "-" + flag.word())
                .collect(Collectors.joining(" "));
        var flags = new StringBuilder();
        var words = new StringBuilder();
        for (var grammar : Grammar.values()) {
            flags.append("    %s) words=\"%s\" ;;\n"
                    .formatted(
                            grammar.word(),
                            flags(grammar).stream()
                                    .map(flag -> "-" + flag.word() + (flag.takesValue() ? "=" : ""))
                                    .collect(Collectors.joining(" "))));
            if (!grammar.choices().isEmpty()) {
                words.append(
                        "    %s) words=\"%s\" ;;\n".formatted(grammar.word(), String.join(" ", grammar.choices())));
            }
        }
        return """
                # bash completion for Tacit:  source <(tacit completion bash)
                _tacit() {
                  local cur=${COMP_WORDS[COMP_CWORD]} command= word= words= given=0 i
                  local valued=" @VALUED@ "
                  for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [[ $word == -* ]]; then
                      word=-${word#-}
                      word=${word/#--/-}
                      if [[ $valued == *" $word "* ]]; then
                        [[ ${COMP_WORDS[i + 1]} != = ]] || ((i++))
                        ((i++))
                      fi
                    elif [[ -z $command ]]; then
                      command=$word
                    else
                      ((given++))
                    fi
                  done
                  if ((i > COMP_CWORD)); then
                    [[ $cur != = ]] || cur=
                    case $word in
                    -chdir) COMPREPLY=($(compgen -d -- "$cur")) ;;
                    -format)
                      [[ $command != graph ]] || words="dot svg"
                      COMPREPLY=($(compgen -W "${words:-@FORMATS@}" -- "$cur"))
                      ;;
                    @FILES@) COMPREPLY=($(compgen -f -- "$cur")) ;;
                    esac
                    return
                  fi
                  if [[ $cur == -* ]]; then
                    case $command in
                @FLAGS@    *) words="@EVERYWHERE@" ;;
                    esac
                    [[ $cur != --* ]] || words=$(printf -- '-%s ' $words)
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                    [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
                    return
                  fi
                  if [[ -z $command ]]; then
                    COMPREPLY=($(compgen -W "@COMMANDS@" -- "$cur"))
                    return
                  fi
                  if ((given == 0)); then
                    case $command in
                @WORDS@    esac
                  fi
                  if [[ -n $words ]]; then
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                  else
                    COMPREPLY=($(compgen -f -- "$cur"))
                  fi
                }
                complete -F _tacit tacit ./tacit
                """.replace("@VALUED@", valued)
                .replace("@FORMATS@", String.join(" ", Flags.FORMATS))
                .replace("@FILES@", String.join(" | ", files()))
                .replace("@FLAGS@", flags)
                .replace("@EVERYWHERE@", everywhere())
                .replace("@COMMANDS@", String.join(" ", commands()))
                .replace("@WORDS@", words);
    }

    private static String everywhere() {
        return EVERYWHERE.stream()
                .map(flag -> "-" + flag.word() + (flag.takesValue() ? "=" : ""))
                .collect(Collectors.joining(" "));
    }

    private static List<String> files() {
        return Arrays.stream(Flags.values())
                .filter(Flags::takesFile)
                .map(flag -> "-" + flag.word())
                .toList();
    }

    private static String zsh() {
        var commands = new StringBuilder();
        var cases = new StringBuilder();
        for (var grammar : Grammar.values()) {
            commands.append("    '%s:%s'\n".formatted(grammar.word(), zsh(grammar.description(), ":'")));
            cases.append("      %s)\n        _arguments".formatted(grammar.word()));
            flags(grammar)
                    .forEach(flag -> cases.append(" \\\n          '")
                            .append(zsh(grammar, flag))
                            .append('\''));
            if (!grammar.choices().isEmpty()) {
                cases.append(" \\\n          '1:word:(")
                        .append(String.join(" ", grammar.choices()))
                        .append(")'");
            }
            cases.append(" \\\n          '*:file:_files'\n        ;;\n");
        }
        BESIDE.forEach(word -> commands.append("    '").append(word).append("'\n"));
        return """
                #compdef tacit
                # zsh completion for Tacit:  source <(tacit completion zsh), after compinit
                _tacit() {
                  local curcontext=$curcontext state line
                  local -a commands
                  commands=(
                @COMMANDS@  )
                  _arguments -C '-chdir=[work as if started there]:directory:_files -/' \\
                    '1:command:->command' '*::argument:->argument'
                  case $state in
                  command) _describe -t commands command commands ;;
                  argument)
                    case $words[1] in
                @CASES@    esac
                    ;;
                  esac
                }
                if [[ $funcstack[1] == _tacit ]]; then _tacit "$@"; else compdef _tacit tacit; fi
                """.replace("@COMMANDS@", commands).replace("@CASES@", cases);
    }

    private static String formats(Grammar grammar) {
        return grammar == Grammar.GRAPH ? "dot svg" : String.join(" ", Flags.FORMATS);
    }

    private static String zsh(Grammar grammar, Flags flag) {
        var form = (flag.isRepeated() ? "*" : "") + "-" + flag.word();
        var description = "[" + zsh(flag.description(), "[]'") + "]";
        if (!flag.takesValue()) {
            return form + description;
        }
        var values = flag == Flags.CHDIR
                ? "_files -/"
                : flag == Flags.FORMAT ? "(" + formats(grammar) + ")" : flag.takesFile() ? "_files" : "";
        return form + "=" + description + ":" + flag.parameter().toLowerCase(java.util.Locale.ROOT) + ":" + values;
    }

    private static String zsh(String text, String special) {
        return text.chars()
                .mapToObj(c -> c == '\'' ? "'\\''" : special.indexOf(c) >= 0 ? "\\" + (char) c : "" + (char) c)
                .collect(Collectors.joining());
    }

    private static String fish() {
        var text = new StringBuilder("""
                # fish completion for Tacit:  tacit completion fish | source
                complete -c tacit -f
                """);
        for (var grammar : Grammar.values()) {
            var seen = "-n '__fish_seen_subcommand_from " + grammar.word() + "'";
            text.append("complete -c tacit -n __fish_use_subcommand -a %s -d %s\n"
                    .formatted(grammar.word(), fish(grammar.description())));
            if (!grammar.choices().isEmpty()) {
                text.append("complete -c tacit %s -a '%s'\n".formatted(seen, String.join(" ", grammar.choices())));
            }
            for (var flag : flags(grammar)) {
                var value = !flag.takesValue()
                        ? ""
                        : flag == Flags.FORMAT
                                ? " -x -a '" + formats(grammar) + "'"
                                : flag.takesFile() || flag == Flags.CHDIR ? " -r -F" : " -x";
                for (var style : List.of("-o", "-l")) {
                    text.append("complete -c tacit %s %s %s%s -d %s\n"
                            .formatted(seen, style, flag.word(), value, fish(flag.description())));
                }
            }
        }
        return text.toString();
    }

    private static String fish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
