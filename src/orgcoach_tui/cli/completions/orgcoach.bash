# Completion of orgcoach for bash. Nothing that is completed is ever evaluated.
_orgcoach() {
    local line kind=
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <(command orgcoach __complete bash "$COMP_LINE" "$COMP_POINT" "$2" 2>/dev/null)
    if [[ $kind == files ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _orgcoach orgcoach
