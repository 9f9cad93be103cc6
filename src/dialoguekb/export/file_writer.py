"""A file written whole or not at all."""

import contextlib
import os
import secrets
import stat
from pathlib import Path

from dialoguekb.errors import EnvironmentFailedError, WrongCallError

_NEW_FILE_MODE = 0o666


def destination(target: Path) -> Path:
    """Return the file that a write to `target` means: itself, or what its symbolic links lead to.

    Raises EnvironmentFailedError where no regular file can stand there.
    """
    try:
        resolved = target.resolve(strict=False)
        found = _mode(resolved)
        has_folder = resolved.parent.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise EnvironmentFailedError(f"cannot write {target}: {_reason(error)}") from None
    if found is not None and stat.S_ISDIR(found):
        raise EnvironmentFailedError(f"cannot write {target}: it is a folder; name a file in it")
    if found is not None and not stat.S_ISREG(found):
        raise EnvironmentFailedError(f"cannot write {target}: it is not a regular file; - writes to standard output")
    if not has_folder:
        raise EnvironmentFailedError(f"cannot write {target}: there is no folder {resolved.parent}")
    return resolved


def refuse_existing(target: Path) -> None:
    """Raise WrongCallError where the file exists."""
    if target.exists():
        raise WrongCallError(f"{target} exists and was left as it is; --force overwrites it")


def write_whole(target: Path, text: str) -> None:
    """Write text (UTF-8) to a file, or to what its links lead to, so that it is never seen half written.

    What stood there keeps its permissions, and stays whole where the write fails. Raises
    EnvironmentFailedError where it fails.
    """
    resolved = destination(target)
    temporary = resolved.with_name(f".dialoguekb-{secrets.token_hex(8)}.tmp")
    try:
        if resolved.exists() and not os.access(resolved, os.W_OK):
            raise PermissionError(None, "it is read-only")
        try:
            _write_new(temporary, text.encode(), resolved)
            temporary.replace(resolved)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise EnvironmentFailedError(f"cannot write {target}: {_reason(error)}") from None
    _keep_folder(resolved.parent)


def _mode(file: Path) -> int | None:
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return None


def _write_new(temporary: Path, content: bytes, modelled_on: Path) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW_FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if modelled_on.exists():
        temporary.chmod(stat.S_IMODE(modelled_on.stat().st_mode))


def _keep_folder(folder: Path) -> None:
    """Ask the disk to keep the folder's new entry; some systems cannot, and then the write stands as it is."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError | RuntimeError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
