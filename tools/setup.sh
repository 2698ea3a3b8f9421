#!/usr/bin/env bash
# Makes the virtual environment for `make demo` and `make test` on a bare Debian or Ubuntu.
#
#   tools/setup.sh VENV [EXTRA ...]       e.g. tools/setup.sh .venv dev
#
# Installs missing system libraries when run as root, otherwise prints the command that does.
set -euo pipefail
cd "$(dirname "$0")/.."

venv="${1:?usage: tools/setup.sh VENV [EXTRA ...]}"
shift

fail() {
    echo "setup: $1" >&2
    echo "setup: $2" >&2
    exit 1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 \
            && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

install_packages() {
    local packages=("$@")
    if ! command -v apt-get >/dev/null 2>&1; then
        fail "missing: ${packages[*]} (names of Debian packages)" \
            "install the same libraries with this system's package manager, then run this again"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        fail "missing system packages: ${packages[*]}" \
            "run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}"
    fi
    echo "setup: installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
}

if ! python="$(find_python)"; then
    install_packages python3 python3-venv
    python="$(find_python)" || fail "no Python 3.11 or newer was found" \
        "install one and run: make PYTHON=/path/to/python3.11 ..."
fi

read -r -a missing <<<"$("$python" -m carnn_desktop.commands.console.system_libs)"
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing+=("python3-venv")
fi
if command -v fc-list >/dev/null 2>&1; then
    [ -n "$(fc-list 2>/dev/null | head -n 1)" ] || missing+=("fonts-dejavu-core")
elif [ "$(uname -s)" = Linux ] && ! ls /usr/share/fonts/*/*/*.ttf >/dev/null 2>&1; then
    missing+=("fonts-dejavu-core")
fi
if [ "${#missing[@]}" -gt 0 ]; then
    install_packages "${missing[@]}"
fi

if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    echo "setup: making $venv with $("$python" --version)"
    "$python" -m venv "$venv"
fi
echo "setup: installing the pinned requirements (torch is the large one; this takes minutes)"
requirements="$(mktemp)"
trap 'rm -f "$requirements"' EXIT
"$venv/bin/python" tools/requirements.py "$@" >"$requirements"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --requirement "$requirements"
echo "setup: done"
