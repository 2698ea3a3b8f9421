"""The progress display and the words for durations."""

from __future__ import annotations

import io

import pytest

from carnn_desktop.commands.console.output import Output, ProgressBar, format_seconds
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "0 s"), (59.4, "59 s"), (60, "1 min 00 s"), (3599, "59 min 59 s"), (3900, "1 h 05 min")],
)
def test_durations_are_read_by_people(seconds: float, text: str) -> None:
    assert format_seconds(seconds) == text


def test_without_a_terminal_every_image_is_one_plain_line() -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream, 2)
    for name in ("a.png", "b.png"):
        bar.start(name)
        bar.report(Progress(stage="crf", done=1, total=10))
        bar.finish("cat 0.90")
    bar.clear()
    first, second = stream.getvalue().splitlines()
    assert first == "[1/2] a.png: cat 0.90, about 0 s left"
    assert second == "[2/2] b.png: cat 0.90"
    assert "\r" not in stream.getvalue()


def test_on_a_terminal_one_line_is_redrawn_and_taken_away() -> None:
    stream = Terminal()
    bar = ProgressBar(stream, 3)
    bar.start("a.png")
    bar.finish("cat 0.90")
    bar.start("b.png")
    shown = stream.getvalue()
    assert "\n" not in shown
    assert "1/3" in shown
    assert "left" in shown
    bar.clear()
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_skipped_images_do_not_spoil_the_estimate() -> None:
    bar = ProgressBar(io.StringIO(), 3)
    bar.start("a.png")
    bar.finish("done before", worked=False)
    assert bar.left() == ""


def test_a_message_does_not_run_into_the_bar() -> None:
    stream = Terminal()
    output = Output(stdout=io.StringIO(), stderr=stream)
    output.progress(1).start("a.png")
    output.error(CarnnError("It broke.", "Mend it."))
    assert stream.getvalue().endswith("\r\x1b[2Kerror: It broke. Mend it.\n")


def test_machines_get_json_only() -> None:
    stdout = io.StringIO()
    output = Output(as_json=True, stdout=stdout, stderr=io.StringIO())
    output.result("for people")
    output.data({"a": [1, 2]})
    assert stdout.getvalue() == '{\n  "a": [\n    1,\n    2\n  ]\n}\n'


def test_a_stream_that_cannot_show_a_letter_is_no_reason_to_stop() -> None:
    raw = io.BytesIO()
    output = Output(stdout=io.TextIOWrapper(raw, encoding="ascii"), stderr=io.StringIO())
    output.result("café")
    assert raw.getvalue() == b"caf?\n"
