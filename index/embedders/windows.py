"""Texts longer than a model reads at once, cut into windows that together hold every character."""

from collections.abc import Sequence


def window_starts(offsets: Sequence[tuple[int, int]], limit: int) -> list[int]:
    """Choose where the windows of a text begin, so that each holds at most `limit` tokens.

    A window begins at a token that follows a gap (a new word) where the last quarter of the window
    before it has one, else at whatever token comes next.

    Args:
        offsets: each token's start and end in the text, in order.
        limit: the most tokens a window may hold, at least 1.

    Returns:
        The windows' first tokens, the first of them 0.
    """
    starts = [0]
    while len(offsets) - starts[-1] > limit:
        latest = starts[-1] + limit
        earliest = max(starts[-1] + 1, latest - limit // 4)
        after_gap = (at for at in range(latest, earliest - 1, -1) if offsets[at][0] > offsets[at - 1][1])
        starts.append(next(after_gap, latest))
    return starts


def cut_windows(text: str, offsets: Sequence[tuple[int, int]], limit: int) -> list[str]:
    """Cut a text into windows of at most `limit` tokens each (`window_starts`)."""
    places = [offsets[at][0] for at in window_starts(offsets, limit)[1:]]
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
