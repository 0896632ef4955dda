# Sourced by the other scripts: puts everything Briefwijzer needs into .venv beside it.
#
# Sets `root` (the repository) and `bin` (the environment's commands), and gives `prepare`.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
venv="$root/.venv"
bin="$venv/bin"
stamp="$venv/installed"
log="$venv/install.log"

# Prints the first Python of 3.11 or newer; PYTHON in the environment comes before all others.
find_python() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3 python3.14 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    echo "Briefwijzer needs Python 3.11 or newer, and none was found. Install it, or name one: PYTHON=/path/to/python3" >&2
    return 1
}

# What is installed is known by what pyproject.toml says, and by where it lies: an environment cannot be moved.
fingerprint() {
    "$bin/python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read() + sys.argv[1].encode()).hexdigest())' \
        "$root/pyproject.toml"
}

# Lets through the lines of pip that tell a person how far it is.
show_progress() {
    local line
    while IFS= read -r line; do
        case "$line" in
            *Downloading\ * | *"Using cached "* | *"Installing build"* | *"Building "*) echo "  ${line#"${line%%[! ]*}"}" ;;
            "Installing collected"*) echo "  Installing all of it (a minute or two)" ;;
        esac
    done
}

# Warns when torch came with CUDA: gigabytes that nothing here uses.
warn_of_cuda() {
    "$bin/python" - <<'PYTHON'
import importlib.util, pathlib
found = importlib.util.find_spec("torch")
if found and found.origin:
    version = pathlib.Path(found.origin).with_name("version.py").read_text()
    if "cuda: " in version and "= None" not in version.split("cuda: ", 1)[1].splitlines()[0]:
        print("Note: this torch was built for CUDA, which takes gigabytes and is not used."
              " The README tells how to get the CPU build.")
PYTHON
}

# prepare EXTRA...: makes the environment, and installs into it what has changed. Extras are those of pyproject.toml.
prepare() {
    local wanted="run $*" extra missing="" python extras
    if ! "$bin/python" -c '' >/dev/null 2>&1; then
        python="$(find_python)" || return 1
        echo "Making an environment in .venv with $("$python" --version)"
        rm -rf "$venv"
        if ! "$python" -m venv "$venv"; then
            echo "The environment could not be made. On Debian and Ubuntu: apt install python3-venv" >&2
            return 1
        fi
    fi
    local now
    now="$(fingerprint)" || return 1
    for extra in $wanted; do
        grep -qsx "$now $extra" "$stamp" || missing="$missing $extra"
    done
    [ -n "$missing" ] || return 0
    extras="$(printf '%s,' "$@")"
    echo "Installing what Briefwijzer needs (once, a few minutes; everything pip says is in .venv/install.log)"
    (
        cd "$root" || exit 1
        set -o pipefail
        "$bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off \
            --editable ".${1:+[${extras%,}]}" 2>&1 </dev/null | tee "$log" | show_progress
    ) || {
        echo "Installing failed:" >&2
        tail -n 15 "$log" >&2
        return 1
    }
    grep -qs "^$now " "$stamp" || : >"$stamp"
    for extra in $missing; do
        echo "$now $extra" >>"$stamp"
    done
    warn_of_cuda
}
