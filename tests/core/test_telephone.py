"""A number that somebody wrote down is dialled as they meant it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marram.core import telephone


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("07700 900142", "07700900142"),
        ("999", "999"),
        ("116 123", "116123"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("0044 (0) 20 7946 0000", "00442079460000"),
        ("(020) 7946-0000", "02079460000"),
        ("030/123 456", "030123456"),
        ("*31#07700900142", "*31#07700900142"),
        ("٠٧٧٠٠ ٩٠٠١٤٢", "07700900142"),
        ("020 7946 0000 ext. 12", "02079460000"),
        ("0800 111 222, or 0800 333 444", "0800111222"),
        ("two rings, then 07700 900142", "07700900142"),
        ("2 rings, then 07700 900142", "07700900142"),
        ("ask for Ada: 01632 960123", "01632960123"),
        ("javascript:alert(1)", "1"),
        ("ask at the desk", ""),
        ("", ""),
    ],
)
def test_of_what_stands_there_the_number_is_dialled(written: str, dialled: str) -> None:
    assert telephone.dialled(written) == dialled
    assert telephone.address(written) == (f"tel:{dialled}" if dialled else "")


@given(st.text())
def test_whatever_is_written_only_what_a_phone_dials_comes_out(written: str) -> None:
    assert set(telephone.dialled(written)) <= set("0123456789+*#")
