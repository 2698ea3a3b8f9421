#!/usr/bin/env bash
# An environment on top of another one, with packages that the one below shall not have.
#   tools/side_environment.sh BELOW NEW MODULE REQUIREMENT ...
# MODULE: is there, when all is installed. Ends with code 1 where they cannot be installed.
set -euo pipefail
below=$1 own=$2 module=$3
shift 3

"$own/bin/python" -c "import $module" 2>/dev/null && exit 0
rm -rf "$own"
"$below/bin/python" -m venv --without-pip "$own"
site='import site; print(site.getsitepackages()[0])'
"$below/bin/python" -c "$site" >"$("$own/bin/python" -c "$site")/below.pth"
"$own/bin/python" -m pip install --quiet --disable-pip-version-check "$@" || exit 1
"$own/bin/python" -c "import $module"
