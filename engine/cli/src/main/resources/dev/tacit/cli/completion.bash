# bash completion for Tacit:  source <(tacit completion)
_tacit() {
  local word=${COMP_WORDS[COMP_CWORD]}
  local commands="init validate plan apply destroy show output history diff rollback reveal status version help completion"
  local flags="-chdir= -json -help -var -var-file= -out= -detailed-exitcode -auto-approve -accept-store= -raw"
  local i command=
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
  done
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$word"))
  elif [[ -z $command ]]; then
    COMPREPLY=($(compgen -W "$commands" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -F _tacit tacit
