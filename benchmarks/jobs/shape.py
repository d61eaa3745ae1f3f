"""What every job collects: samples by name, what was checked, ratios, what is aimed for."""

import statistics
from typing import Any

from benchmarks import meter


class Job:
    """One job's results."""

    def __init__(self, name: str, unit: str) -> None:
        """Begin a job whose main figures are in this unit."""
        self.name, self.unit = name, unit
        self.samples: dict[str, list[float]] = {}
        self._checks: list[str] = []
        self._ratios: dict[str, dict[str, float]] = {}
        self._aims: list[dict[str, Any]] = []

    def add(self, name: str, value: float) -> None:
        """Keep one sample."""
        self.samples.setdefault(name, []).append(value)

    def checked(self, words: str) -> None:
        """Note what was found to be right."""
        self._checks.append(words)

    def compare(self, one: str, other: str) -> None:
        """Note the ratio of two series, when both were measured."""
        if one in self.samples and other in self.samples:
            self._ratios[f"{one} / {other}"] = meter.ratio(self.samples[one], self.samples[other])

    def aim(self, name: str, most: float) -> None:
        """Note the most that a series may cost."""
        median = statistics.median(self.samples[name])
        self._aims.append({"of": name, "most": most, "median": median, "met": median <= most})

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        assert self._checks, "a job says what it found to be right"
        return {
            "job": self.name,
            "unit": self.unit,
            "samples": self.samples,
            "medians": {name: statistics.median(got) for name, got in self.samples.items()},
            "ratios": self._ratios,
            "checks": self._checks,
            "aims": self._aims,
        }
