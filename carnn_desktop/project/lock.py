"""One writer a project: a lock file beside it that dies with its process.

The file is locked through the operating system, so that the lock of a killed process is free at
once, and says who holds it, for people and for network drives where such locks do not reach.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
from pathlib import Path

import msgspec

from carnn_desktop.contracts.errors import WorkFailed
from carnn_desktop.contracts.texts import Told

_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
_LOCKED_BYTE = 1 << 30  # far behind the text, which others must be able to read on Windows
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_TRIES = 5


RUN = "run"
"""The role of a process that fills a project and lets others look on meanwhile."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock. ``boot`` and ``started`` tell processes apart that share a number.

    role : "run" of a folder run without a window; "" of everything else
    """

    pid: int = 0
    host: str = ""
    boot: str = ""
    started: str = ""
    role: str = ""


class ProjectInUse(WorkFailed):
    """Another window, process or computer has the project open; ``holder`` None: nobody knows."""

    def __init__(self, reason: str, remedy: str = "", holder: Holder | None = None) -> None:
        super().__init__(reason, remedy)
        self.holder = holder

    @property
    def by_run(self) -> bool:
        """Whether a run holds it, which others may look on at."""
        return self.holder is not None and self.holder.role == RUN


class ProjectLock:
    """The lock of one project file, held from construction to :meth:`release`.

    role : what others read of who holds it, see :class:`Holder`

    Raises ProjectInUse when somebody else holds it, OSError when the file cannot be made.
    """

    def __init__(self, project: Path, role: str = "") -> None:
        self.role = role
        self.path = project.with_name(f"{project.name}.lock")
        for _ in range(_TRIES):
            self._handle = os.open(self.path, _FLAGS, 0o666)
            try:
                if self._take(project):
                    return
            except BaseException:
                os.close(self._handle)
                raise
            os.close(self._handle)
        raise ProjectInUse(
            Told("{name} is being opened elsewhere.", name=project.name),
            Told("Try again in a moment."),
        )

    def release(self) -> None:
        """Give the lock back and remove the file; a second call does nothing."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform != "win32":  # while the lock is held, or somebody else's would be removed
            with contextlib.suppress(OSError):
                self.path.unlink()
        os.close(handle)
        if sys.platform == "win32":  # an open file cannot be removed there
            with contextlib.suppress(OSError):
                self.path.unlink()

    def _take(self, project: Path) -> bool:
        """Return whether the lock is ours; False when the file went away under us."""
        supported = _lock_handle(self._handle)
        before = _read(self._handle)
        if supported is False or (before is not None and _may_live(before, supported is None)):
            raise _in_use(project, before, self.path)
        if not _is_same_file(self._handle, self.path):
            return False
        try:
            self._sign()
        except OSError:  # as on a full disk; what was made is not left there
            if sys.platform != "win32":
                with contextlib.suppress(OSError):
                    self.path.unlink()
            raise
        return True

    def _sign(self) -> None:
        """Write into the file who has it."""
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        pid = os.getpid()
        myself = Holder(
            pid=pid,
            host=platform.node(),
            boot=_boot(),
            started=_start_time(pid),
            role=self.role,
        )
        os.write(self._handle, msgspec.json.encode(myself))


def _lock_handle(handle: int) -> bool | None:
    """Lock an open file; False = somebody else has it, None = the file system has no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return None if error.errno in _UNSUPPORTED else False
    return True


def _may_live(holder: Holder, unlocked_files: bool) -> bool:
    """Whether a holder may still be at work although the operating system gave us the lock."""
    if holder.boot and holder.boot == _boot():
        return unlocked_files and _is_running(holder)
    if holder.host != platform.node():
        return True  # another computer: locks may not reach that far
    return False if holder.boot else unlocked_files and _is_running(holder)


def _is_running(holder: Holder) -> bool:
    started = _start_time(holder.pid)
    if holder.started and started:
        return holder.started == started
    if sys.platform == "win32":  # there os.kill with signal 0 would end the process
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        return msgspec.json.decode(os.read(handle, 4096), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None  # empty, or torn by a crash while it was written


def _in_use(project: Path, holder: Holder | None, lock: Path) -> ProjectInUse:
    if holder is None or holder.host == platform.node():
        number = Told(" (process {pid})", pid=holder.pid) if holder is not None else ""
        if holder is not None and holder.role == RUN:
            return ProjectInUse(
                Told("{name} is being filled by a run{number}.", name=project.name, number=number),
                Told("Wait until it has ended, or stop it: it can be gone on with."),
                holder,
            )
        return ProjectInUse(
            Told("{name} is open in another window{number}.", name=project.name, number=number),
            Told("Close it there first."),
            holder,
        )
    return ProjectInUse(
        Told("{name} is open on the computer {host}.", name=project.name, host=holder.host),
        Told("Close it there first; if nobody has it open, delete {lock}.", lock=lock),
        holder,
    )


def _is_same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _start_time(pid: int) -> str:
    """Return when a process started, in clock ticks since boot; "" where that is not known."""
    try:
        # Field 22; the command before it may hold spaces and brackets.
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return fields[19] if len(fields) > 19 else ""
