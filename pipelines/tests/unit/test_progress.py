"""Progress: how much is done and the time left on a terminal, nothing in a log."""

from contextlib import redirect_stdout
from io import StringIO

from tqdm import tqdm

from lagesbild.briefs.progress import bar_on_terminal


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown_on(output: StringIO) -> str:
    with redirect_stdout(output), tqdm(total=2, mininterval=0, **bar_on_terminal("brief")) as bar:
        bar.update()
    return output.getvalue()


def test_a_terminal_shows_how_much_is_done_and_a_log_nothing() -> None:
    assert "1/2" in shown_on(Terminal())
    assert shown_on(StringIO()) == ""
