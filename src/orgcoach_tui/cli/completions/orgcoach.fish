# Completion of orgcoach for fish. Nothing that is completed is ever evaluated.
function __orgcoach_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (command orgcoach __complete fish (count $before) $before "$current" 2>/dev/null)
    set -l kind $lines[1]
    test (count $lines) -gt 1; and printf '%s\n' $lines[2..-1]
    test "$kind" = files; and __fish_complete_path "$current"
end
complete -c orgcoach -e
complete -c orgcoach -f -a '(__orgcoach_complete)'
