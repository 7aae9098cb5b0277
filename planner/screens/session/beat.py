"""The line with the beat of a walk-run: it changes at each step, and may ring."""

from __future__ import annotations

from textual.timer import Timer

from planner.logbook.playing.metronome import Metronome
from planner.present.metronome import SOUNDS, Sound, beat_line
from planner.widgets.span_lines import SpanLines


class BeatLine(SpanLines):
    """In: a metronome. Its own timer fires at each beat, and not at all while none is due."""

    def __init__(self, metronome: Metronome) -> None:
        super().__init__(id="beat")
        self._metronome = metronome
        self._timer: Timer | None = None
        self._last: int | None = None
        """The beat that was shown last."""
        self.sound: Sound = "seen"
        self.muted = False
        """True to leave the bells out, whatever the beat is set to."""

    def next_sound(self) -> Sound:
        """Seen, heard as well, off, and seen again."""
        self.sound = SOUNDS[(SOUNDS.index(self.sound) + 1) % len(SOUNDS)]
        self.follow()
        return self.sound

    def follow(self) -> None:
        """Show the beat it is at, and wait for the next."""
        rate = self._metronome.rate()
        self.display = rate is not None
        number = self._metronome.number() if self.sound != "off" else None
        if number != self._last and number is not None and self.sound == "heard" and not self.muted:
            self.app.bell()
        self._last = number
        if rate is not None:
            self.lines = (beat_line(rate, number, self._metronome.silent_s(), self.sound),)
        self._wait_for_next(number)

    def _wait_for_next(self, number: int | None) -> None:
        """One timer to the next beat, as long as there is one."""
        seconds = self._metronome.next_s() if number is not None else None
        if seconds is None:
            if self._timer is not None:
                self._timer.stop()
                self._timer = None
        elif self._timer is None:
            self._timer = self.set_timer(seconds, self._beat)

    def _beat(self) -> None:
        self._timer = None
        self.follow()
