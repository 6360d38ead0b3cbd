#compdef orgcoach
# Completion of orgcoach for zsh. Nothing that is completed is ever evaluated.
_orgcoach() {
    local -a lines values said
    local kind line value
    lines=("${(@f)$(command orgcoach __complete zsh $((CURRENT - 1)) "${words[@]}" 2>/dev/null)}")
    kind=$lines[1]
    shift lines
    for line in "${lines[@]}"; do
        value=${line%%$'\t'*}
        values+=("$value")
        said+=("$value${${line#"$value"}:+  (${line#*$'\t'})}")
    done
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    (( $#values )) && compadd -l -d said -a values
    [[ $kind == files ]] && _files
}
if [[ $funcstack[1] == _orgcoach ]]; then
    _orgcoach "$@"
else
    compdef _orgcoach orgcoach
fi
