#!/usr/bin/env bash
# The tests of `segment --ray`, in an environment of their own on top of VENV, which has no Ray.
#   tools/ray_tests.sh VENV
# Where Ray cannot be installed they are left out, in words.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$1
own=$venv-ray

if ! "$own/bin/python" -c "import ray.data" 2>/dev/null; then
    rm -rf "$own"
    "$venv/bin/python" -m venv --without-pip "$own"
    below=$("$venv/bin/python" -c "import site; print(site.getsitepackages()[0])")
    place=$("$own/bin/python" -c "import site; print(site.getsitepackages()[0])")
    echo "$below" >"$place/below.pth"
    if ! "$own/bin/python" -m pip install --quiet --disable-pip-version-check "ray[data]>=2.49,<3"; then
        echo "Ray could not be installed: its tests are left out"
        exit 0
    fi
fi
if ! timeout 180 "$own/bin/python" -c "import ray; ray.init(address='local', num_cpus=2, include_dashboard=False)" \
    >/dev/null 2>&1; then
    echo "No Ray cluster can be started here: its tests are left out"
    exit 0
fi
export QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1
tests() { timeout 300 "$own/bin/python" -m pytest -q -p no:cacheprovider tests/e2e/workers/test_ray_runs.py; }
# a cluster that does not come up on a machine that is busy is tried again
tests || tests
