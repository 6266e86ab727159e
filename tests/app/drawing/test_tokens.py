"""The palettes keep the contrasts that look.md promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.app.drawing.tokens import CONTRAST, DARK, LIGHT, Palette, contrast, from_theme, mix
from glutetimer.training.plan import PhaseKind
from tests.app.drawing.sample import PLAIN

OURS = (DARK, LIGHT, CONTRAST)
COLOURS = st.from_regex(r"\A#[0-9A-F]{6}\Z")


@pytest.mark.parametrize(
    ("token", "dark", "light", "high"),
    [
        ("track", 1.5, 1.4, 3.0),
        ("ink", 16.2, 16.9, 21),
        ("soft", 8.5, 7.7, 15.9),
        ("faint", 4.3, 4.1, 10.6),
        ("ready_figures", 14.1, 10.6, 17.8),
        ("work_figures", 8.3, 5.9, 11.5),
        ("rest_figures", 8.1, 7.0, 11.8),
        ("best", 9.3, 7.6, 12.8),
        ("alert", 7.5, 6.2, 10.2),
    ],
)
def test_contrast_on_ground(token: str, dark: float, light: float, high: float) -> None:
    found = [round(contrast(palette.colour(token), palette.ground), 1) for palette in OURS]
    assert found == [dark, light, high]


@pytest.mark.parametrize(
    ("palette", "on_band", "on_spent"), [(DARK, 8.1, 5.15), (LIGHT, 7.7, 4.66), (CONTRAST, 11.5, 7.48)]
)
def test_letters_read_on_both_parts_of_a_band(palette: Palette, on_band: float, on_spent: float) -> None:
    for kind in PhaseKind:
        assert contrast(palette.on_band(kind), palette.band(kind)) >= on_band - 0.05
        assert contrast(palette.figures(kind), palette.spent(kind)) >= on_spent - 0.01


@pytest.mark.parametrize("palette", OURS)
def test_what_is_written_on_a_raised_row_reads(palette: Palette) -> None:
    for token in ("ink", "soft", "ready_figures", "work_figures", "rest_figures"):
        assert contrast(palette.colour(token), palette.raised) >= 4.65


def test_a_finished_session_has_a_band_of_ink() -> None:
    assert (DARK.band("done"), DARK.on_band("done")) == (DARK.ink, DARK.ground)


def test_hold_looks_like_work_and_switch_like_rest() -> None:
    assert LIGHT.figures(PhaseKind.HOLD) == LIGHT.figures(PhaseKind.WORK) == "#8F5300"
    assert LIGHT.band(PhaseKind.SWITCH) == LIGHT.band(PhaseKind.REST) == "#56B4E9"


def test_parts_of_a_colour() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert DARK.spent(PhaseKind.WORK) == mix(DARK.ground, DARK.work, 0.24)
    assert LIGHT.spent(PhaseKind.WORK) == mix(LIGHT.ground, LIGHT.work, 0.30)
    assert DARK.to_come(PhaseKind.REST) == mix(DARK.ground, DARK.rest_figures, 0.38)
    assert DARK.ghost("ink") == mix(DARK.ground, DARK.ink, 0.11)


def test_without_colour_only_what_was_drawn_to_be_seen_is_set() -> None:
    seen = [PLAIN.ink, PLAIN.faint, *map(PLAIN.band, PhaseKind), *map(PLAIN.figures, PhaseKind)]
    unseen = [PLAIN.ground, PLAIN.raised, PLAIN.track, PLAIN.ghost("ink"), *map(PLAIN.spent, PhaseKind)]
    assert all(map(PLAIN.solid, seen)) and not any(map(PLAIN.solid, unseen))


def test_a_token_that_does_not_exist_is_refused() -> None:
    assert DARK.colour("#123456") == "#123456"
    for wrong in ("inc", "name"):
        with pytest.raises(KeyError):
            DARK.colour(wrong)


@given(st.booleans(), *[st.none() | COLOURS | st.just("ansi_blue")] * 7)
def test_any_theme_reads(
    dark: bool,
    background: str | None,
    foreground: str | None,
    ready: str | None,
    work: str | None,
    rest: str | None,
    best: str | None,
    alert: str | None,
) -> None:
    palette = from_theme(
        "theirs",
        dark=dark,
        background=background,
        foreground=foreground,
        ready=ready,
        work=work,
        rest=rest,
        best=best,
        alert=alert,
    )
    # A ground of middling grey cannot keep 4.5 with anything but black or white: then these stand for the colour.
    for kind in PhaseKind:
        assert contrast(palette.on_band(kind), palette.band(kind)) >= 4.5
        assert contrast(palette.figures(kind), palette.ground) >= 4.5
    for colour in (palette.ink, palette.soft, palette.best, palette.alert):
        assert contrast(colour, palette.ground) >= 4.5


def test_a_theme_keeps_its_own_colours_where_they_can_be_told_apart() -> None:
    theirs = from_theme(
        "theirs", dark=True, background="#121212", work="#ffa62b", rest="#0178D4", ready="#FFA62B", alert="#f99"
    )
    assert theirs.work == "#FFA62B"
    assert theirs.ready == DARK.ready  # theirs is the colour of work already
    assert theirs.alert == "#FF9999"
    assert contrast(theirs.rest_figures, "#121212") >= 4.5
