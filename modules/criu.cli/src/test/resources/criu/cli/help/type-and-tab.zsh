# Types lines into a zsh of its own, each with a tab, and prints what it makes of them.
# Arguments: the folder with the function, the lines.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= PS2= RPS1=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -D -u
unset zle_bracketed_paste
say() { print -r -- \"<line>\$BUFFER</line>\"; BUFFER= }
zle -N say; bindkey '^X' say; bindkey '^I' complete-word; setopt no_auto_list no_list_beep; print ready"
zpty -r shell all '*ready*ready*'
shift
for line; do
  zpty -n -w shell "$line"$'\t'$'\x18'
  zpty -r shell all '*</line>*'
  print -r -- "${${all##*<line>}%%</line>*}"
done
zpty -d shell
