"""The benchmarks are seeded, find what they look for, and run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import gen, meter
from benchmarks.jobs import g1
from benchmarks.jobs.shape import Job

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_same_seed_is_the_same_world() -> None:
    assert gen.world("XS").digest == gen.world("XS").digest
    assert gen.world("XS", seed=2).digest != gen.world("XS").digest


def test_the_canary_scan_finds_the_word_where_it_stands(tmp_path: Path) -> None:
    without = tmp_path / "peer"
    (tmp_path / "plain").write_text(f"x {gen.CANARY} y")
    (tmp_path / "wide").write_bytes(gen.CANARY.encode("utf-16-le"))
    (tmp_path / "other").write_text("nothing here")
    found = {Path(path).name for path in g1.canary_in(tmp_path, gen.CANARY, without=without)}
    assert found == {"plain", "wide"}


def test_a_ratio_says_how_sure_it_is() -> None:
    found = meter.ratio([2.0, 4.0, 6.0], [1.0, 2.0, 3.0])
    assert found == {"median": 2.0, "low": 2.0, "high": 2.0}


def test_a_job_that_checked_nothing_has_no_result() -> None:
    with pytest.raises(AssertionError):
        Job("b0", "nothing").as_json()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_all_jobs_run_in_small_and_find_everything_right(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks", "run", "--smoke"],
        cwd=CHECKOUT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                [str(CHECKOUT / "src"), str(CHECKOUT), os.environ.get("PYTHONPATH", "")]
            ),
            "MARRAM_BENCH_RESULTS": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(f"**{job}**" in done.stdout for job in ("b1", "b2", "g1", "h1", "k1"))
    assert len(list(tmp_path.glob("*.json"))) == 1
