#!/usr/bin/env bash
# Starts the bundle in a root file system that has no Python, only a shell, the C library and what
# every desktop has (OpenGL, fonts), and compares how long it takes to open a folder with the clone.
#   tools/bundle/check.sh build/bundle/carnn [PYTHON_OF_THE_CLONE]
# Needs Linux with user namespaces (or root).
set -euo pipefail
cd "$(dirname "$0")/../.."
bundle=$(realpath "$1")
python=${2:-.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{bin,proc,dev,tmp,opt/carnn,etc,root/photos}

put() { # a file with the libraries that it loads, at the places where they are here
    local file
    for file in "$1" $(ldd "$1" | grep -o '/[^ ]*'); do
        mkdir -p "$root$(dirname "$file")"
        [ -e "$root$file" ] || cp -L "$file" "$root$file"
    done
}
put "$(command -v sh)"
cp -L "$(command -v sh)" "$root/bin/sh"
c_library="libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libutil.so.1 libresolv.so.2"
for library in $c_library libGL.so.1 libEGL.so.1 libfontconfig.so.1 libfreetype.so.6; do
    put "$(ldconfig -p | grep -m 1 "$library" | grep -o '/.*')"
done
mkdir -p "$root/usr/share" "$root/etc"
cp -r /usr/share/fonts "$root/usr/share/"
[ ! -d /etc/fonts ] || cp -rL /etc/fonts "$root/etc/"
cp docs/screenshots/"$(ls docs/screenshots | grep -m 1 png)" "$root/root/photos/one.png"

inside() {
    timeout 600 unshare --user --map-root-user --mount --pid --fork --kill-child bash -c '
        mount --bind "$1" "$0/opt/carnn" && mount --rbind /dev "$0/dev"
        mount -t proc proc "$0/proc" 2>/dev/null || true
        root=$0; shift
        exec env -i HOME=/root PATH=/bin OMP_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen \
            "$(command -v chroot)" "$root" /bin/sh -c "$*"' "$root" "$bundle" "$@"
}
until_there() { # seconds until a file is there
    local begun=$EPOCHREALTIME
    until [ -s "$1" ]; do
        sleep 0.02
        if [ "$((${EPOCHREALTIME%.*} - ${begun%.*}))" -gt 300 ]; then echo "never: no $1" >&2 && return 1; fi
    done
    awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $begun }"
}
ended() { # a process and those it started: unshare heeds no SIGTERM while it waits for its child
    local child
    for child in $(pgrep -P "$1"); do ended "$child"; done
    kill -KILL "$1" 2>/dev/null || true
}
opened() { # seconds from the start until the folder is open; the window is ended then
    local project=$1 seconds pid
    shift
    rm -f "$project" "$project.lock"
    "$@" >/dev/null 2>&1 &
    pid=$!
    seconds=$(until_there "$project")
    ended "$pid"
    wait "$pid" 2>/dev/null || true
    echo "$seconds"
}

for text in LGPL-3.0.txt GPL-3.0.txt packages.json; do
    [ -s "$bundle/_internal/carnn_desktop/_resources/licences/$text" ] || { echo "no $text"; exit 1; }
done
ls -d "$bundle"/_internal/opencv_python_headless*.dist-info >/dev/null
if inside 'python3 --version' >/dev/null 2>&1; then echo "there is a Python inside" && exit 1; fi
inside '/opt/carnn/carnn --version'
inside '/opt/carnn/carnn models --json >/tmp/models.json'
grep -q '"problem": *""' "$root/tmp/models.json"
inside 'cd /root && /opt/carnn/carnn segment photos --concepts "cat, table" --out /tmp/x.json --devices cpu:2 --threads 1'
grep -q '"file_name": *"one.png"' "$root/tmp/x.json"
echo "segments a photo, in processes of its own"
mkdir -p "$work/clone/photos"
cp "$root/root/photos/one.png" "$work/clone/photos/"
for turn in $(seq "${TURNS:-3}"); do
    there=$(opened "$root/root/photos.carnn" inside 'exec /opt/carnn/carnn gui /root/photos')
    here=$(opened "$work/clone/photos.carnn" env HOME="$work/clone" QT_QPA_PLATFORM=offscreen "$python" main.py gui "$work/clone/photos")
    echo "a folder is open after $there s with the bundle, $here s with the clone"
done
