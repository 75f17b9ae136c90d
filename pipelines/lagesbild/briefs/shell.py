"""An IPython shell that runs cells in this process and keeps the outputs that a kernel would give."""

import atexit
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase
from typing import Any, Final, NoReturn

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.jsonutil import json_default
from nbformat import NotebookNode, from_dict
from traitlets import List, Type
from traitlets.config import Config

CONFIG: Final = Config({"HistoryManager": {"enabled": False}})
Outputs = list[NotebookNode]


class CellResult(DisplayHook):  # type: ignore[misc]
    """What the last expression of a cell gives becomes its ``execute_result``."""

    def write_output_prompt(self) -> None:
        """A notebook has its numbers beside the cells."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keep what the result looks like."""
        given = {"data": _plain(format_dict), "metadata": _plain(md_dict or {}), "execution_count": self.prompt_count}
        self.shell.outputs.append(_output("execute_result", **given))

    def finish_displayhook(self) -> None:
        """Nothing is printed."""


class CellDisplay(DisplayPublisher):  # type: ignore[misc]
    """What a cell displays becomes its ``display_data``; an update goes to every display of the same id."""

    def publish(
        self, data: Any, metadata: Any = None, *, transient: Any = None, update: bool = False, **_: Any
    ) -> None:
        """Keep what is displayed."""
        shown, name = {"data": _plain(data), "metadata": _plain(metadata or {})}, (transient or {}).get("display_id")
        for earlier in self.shell.displayed.get(name, ()) if name else ():
            earlier.update(shown)
        if not update:
            output = _output("display_data", **shown)
            self.shell.displayed.setdefault(name, []).append(output)
            self.shell.outputs.append(output)


class CellStream(TextIOBase):
    """What a cell prints becomes its ``stream``; one output for what is printed without anything shown between."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self._name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        """Keep what is printed."""
        last = self._outputs[-1] if self._outputs else {}
        if last.get("name") == self._name:
            last["text"] += text
        elif text:
            self._outputs.append(_output("stream", name=self._name, text=text))
        return len(text)


class CellShell(InteractiveShell):  # type: ignore[misc]
    """An IPython shell whose results, displays, prints and errors are outputs of a notebook's cell."""

    displayhook_class = Type(CellResult)
    display_pub_class = Type(CellDisplay)
    outputs = List()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.displayed: dict[str | None, Outputs] = {}

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        self.outputs.append(_output("error", ename=etype.__name__, evalue=str(evalue), traceback=stb))

    def run(self, cell: NotebookNode, seconds: int) -> bool:
        """Run one cell, at most so long, put its outputs into it and say whether it ran to its end.

        Raises:
            KeyboardInterrupt: Ctrl-C, which is meant for the process and not for the cell.
        """
        outputs: Outputs = []
        self.outputs = outputs
        streams = redirect_stdout(CellStream("stdout", outputs)), redirect_stderr(CellStream("stderr", outputs))
        with streams[0], streams[1], _at_most(seconds):
            result = self.run_cell(cell.source, store_history=True)
        if isinstance(result.error_in_exec, KeyboardInterrupt):
            raise result.error_in_exec
        cell.outputs, cell.execution_count = self.outputs, result.execution_count
        return bool(result.success)


@contextmanager
def shell() -> Iterator[CellShell]:
    """A shell of its own, which goes with all that its cells made; what it takes the place of is put back."""
    main, hook = sys.modules["__main__"], sys.displayhook
    CellShell.clear_instance()
    running = CellShell.instance(config=CONFIG)
    try:
        yield running
    finally:
        atexit.unregister(running.atexit_operations)
        CellShell.clear_instance()
        sys.modules["__main__"], sys.displayhook = main, hook


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Let what runs end with ``TimeoutError`` after so many seconds; 0 for no limit."""

    def stop(*_: object) -> NoReturn:
        raise TimeoutError(f"more than {seconds} s")

    earlier = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def _output(kind: str, **given: Any) -> NotebookNode:
    """An output of a cell; that it has the form of one is tried in tests, not each time."""
    return from_dict({"output_type": kind, **given})


def _plain(data: Any) -> Any:
    """The data as a kernel's message would bring it."""
    return json.loads(json.dumps(data, default=json_default, allow_nan=False))
