# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by scripts/run and scripts/test: named steps that stay quiet while they succeed. A step's output goes to
# build/log/<name>.log and is shown only if the step fails.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root" || exit 1
log_directory="$root/build/log"
mkdir -p "$log_directory" || exit 1
failed_steps=()

# Qt wants a UTF-8 locale; a bare system has none but this one.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
*[Uu][Tt][Ff]*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

# step NAME COMMAND…: runs it; one line of output. Returns the command's exit code and remembers a failure.
step() {
    local name="$1" log="$log_directory/$1.log" started=$SECONDS code=0
    shift
    [ -t 1 ] && printf '%-28s …' "$name"
    "$@" >"$log" 2>&1 </dev/null || code=$?
    [ -t 1 ] && printf '\r'
    if [ "$code" -eq 0 ]; then
        printf '%-28s %4d s\n' "$name" $((SECONDS - started))
        return 0
    fi
    printf '%-28s %4d s  FAILED (exit code %d)\n' "$name" $((SECONDS - started)) "$code"
    printf '  --- from %s ---\n' "${log#"$root/"}"
    # A first error says more than the last lines of whatever went on beside it.
    if ! grep -m 20 -A 4 -E 'error: |Error at|ERROR: |FAILED: |^FAIL!|: not in canonical form' "$log" |
        cut -c 1-400 | sed 's/^/  /' | grep .; then
        tail -n 40 "$log" | cut -c 1-400 | sed 's/^/  /'
    fi
    failed_steps+=("$name")
    return "$code"
}

# Configure and build a preset of CMakePresets.json; build_preset NAME [TARGET…], without one everything.
configure_preset() { cmake --preset "$1"; }
build_preset() {
    local preset="$1"
    shift
    cmake --build --preset "$preset" ${1:+--target "$@"} -- -k 0 # one run names every error
}

# The sources of the house, one per line, without asking git: a source archive has none.
sources() {
    find app core protocol ui workbench tests \( -name '*.cpp' -o -name '*.h' \) 2>/dev/null | sort
}
