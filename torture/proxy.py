"""A wire before PostgreSQL that can be held up and cut: what was sent arrives late, or its answer never does."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

A_READ: Final = 65536


class Proxy:
    """Listens where a server's socket would be, and passes on to the server's."""

    def __init__(self, folder: Path, server: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.folder = folder
        self._server = server / ".s.PGSQL.5432"
        self._flows = threading.Event()
        self._flows.set()
        self._wires: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / ".s.PGSQL.5432"))
        self._listener.listen(200)
        _in_background(self._accept)

    def stall(self) -> None:
        """Nothing passes until `flow`."""
        self._flows.clear()

    def flow(self) -> None:
        self._flows.set()

    def cut(self) -> int:
        """All that is under way breaks off; how many wires that were."""
        with self._lock:
            wires = list(self._wires)
        for each in wires:
            _close(each)
        return len(wires) // 2

    def close(self) -> None:
        _close(self._listener)
        self.flow()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.socket(socket.AF_UNIX)
                try:
                    far.connect(str(self._server))
                except OSError:
                    near.close()
                    continue
                with self._lock:
                    self._wires |= {near, far}
                _in_background(lambda near=near, far=far: self._pass_on(near, far))  # type: ignore[misc]
                _in_background(lambda near=near, far=far: self._pass_on(far, near))  # type: ignore[misc]

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(A_READ):
                self._flows.wait()
                target.sendall(data)
        for each in (source, target):
            _close(each)
        with self._lock:
            self._wires -= {source, target}


def _in_background(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


def _close(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)
    wire.close()
