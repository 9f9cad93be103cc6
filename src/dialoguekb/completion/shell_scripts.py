"""The scripts that connect each shell's Tab key to the program, and where they are installed."""

from pathlib import Path

_BASH = r"""_dialoguekb_completion() {
    local IFS=$'\n' candidate
    local typed="${COMP_WORDS[*]}"
    COMPREPLY=()
    while IFS= read -r candidate; do
        [[ -n $candidate ]] && COMPREPLY+=("$candidate")
    done < <(COMP_WORDS="$typed" COMP_CWORD="$COMP_CWORD" _DIALOGUEKB_COMPLETE=complete_bash "$1" 2>/dev/null)
}
complete -o default -F _dialoguekb_completion dialoguekb
"""

_ZSH = r"""#compdef dialoguekb
_dialoguekb_completion() {
    local -a candidates
    candidates=("${(@f)$(_TYPER_COMPLETE_ARGS="${(F)words[1,CURRENT]}" \
        _DIALOGUEKB_COMPLETE=complete_words "$words[1]" 2>/dev/null)}")
    candidates=("${(@)candidates:#}")
    if (( ${#candidates} )); then
        compadd -U -- "${(@)candidates}"
    else
        _files
    fi
}
compdef _dialoguekb_completion dialoguekb
"""

_FISH = r"""function __dialoguekb_completion
    set -lx _DIALOGUEKB_COMPLETE complete_fish
    set -lx _TYPER_COMPLETE_FISH_ACTION get-args
    set -lx _TYPER_COMPLETE_ARGS (commandline -cp | string collect)
    set -l candidates (command dialoguekb 2>/dev/null)
    if test (count $candidates) -gt 0
        printf '%s\n' $candidates
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command dialoguekb --no-files --arguments '(__dialoguekb_completion)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""Shell -> the script to load in it. None evaluates what the program prints."""


def install_script(shell: str, home: Path) -> Path:
    """Write a shell's script below the home folder, load it from the shell's start file, and return its path."""
    path = home / _PATHS[shell]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SCRIPTS[shell], encoding="utf-8")
    if shell in _START_FILES:
        start_file, line = _START_FILES[shell]
        _append_once(home / start_file, line.format(path=path))
    return path


_PATHS = {
    "bash": ".bash_completions/dialoguekb.sh",
    "zsh": ".zfunc/_dialoguekb",
    "fish": ".config/fish/completions/dialoguekb.fish",
}
"""Shell -> where its script goes. Earlier versions used the same paths, so theirs is replaced."""

_START_FILES = {
    "bash": (".bashrc", "source '{path}'"),
    "zsh": (".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
}
"""Shell -> its start file and the line that loads the script; fish finds it by itself."""


def _append_once(start_file: Path, line: str) -> None:
    """Append a line to a file that does not hold it yet."""
    text = start_file.read_text(encoding="utf-8", errors="surrogateescape") if start_file.exists() else ""
    if line not in text:
        separator = "" if not text or text.endswith("\n") else "\n"
        with start_file.open("a", encoding="utf-8") as stream:
            stream.write(f"{separator}{line}\n")
