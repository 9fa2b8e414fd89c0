"""Smaller pictures: PNG with 256 colours in place of millions.

PNG: https://www.w3.org/TR/png-3/. Reads what Chromium writes: 8 bits a channel, not interlaced.
"""

import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {2: 3, 6: 4}
_COLOURS = 256
_FREQUENT = 128  # of them chosen for being frequent
_KEPT_BITS = 0xFC  # of each channel, when colours are counted


def with_palette(png: bytes) -> bytes:
    """Return the picture in 256 of its colours, each other one as the nearest of them."""
    pixels = decoded(png)
    keys = (pixels & _KEPT_BITS).astype(np.int64) @ np.array([1 << 16, 1 << 8, 1])
    _, first, inverse, counts = np.unique(
        keys.reshape(-1), return_index=True, return_inverse=True, return_counts=True
    )
    # A colour is shown as it first occurs, so that plain grounds keep their exact shade.
    own = pixels.reshape(-1, 3)[first]
    palette = own[_chosen(own.astype(np.int64), counts)]
    indices = _away(own.astype(np.int64), palette.astype(np.int64)).argmin(axis=1)
    return _encoded(indices.astype(np.uint8)[inverse].reshape(pixels.shape[:2]), palette)


def _chosen(own: Numbers, counts: Numbers) -> list[int]:
    """Places of the most frequent colours, then of those that would be missed most."""
    chosen = [int(place) for place in np.argsort(-counts, kind="stable")[:_FREQUENT]]
    nearest = _away(own, own[chosen]).min(axis=1)
    for _ in range(min(_COLOURS, len(own)) - len(chosen)):
        missed = int((nearest * np.sqrt(counts)).argmax())
        chosen.append(missed)
        nearest = np.minimum(nearest, _away(own, own[[missed]])[:, 0])
    return chosen


def _away(some: Numbers, others: Numbers) -> Numbers:
    """Squared distance of each of `some` from each of `others`."""
    away: Numbers = ((some[:, None, :] - others[None, :, :]) ** 2).sum(axis=2)
    return away


def decoded(png: bytes) -> Bytes:
    """Return rows of pixels of red, green and blue."""
    chunks = list(_chunks(png))
    width, height, depth, colour = struct.unpack(">IIBB", chunks[0][1][:10])
    channels = _CHANNELS[colour]
    if depth != 8:
        raise ValueError(f"{depth} bits a channel, not 8")
    data = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    lines = np.frombuffer(data, np.uint8).reshape(height, 1 + width * channels)
    rows = np.zeros((height + 1, width, channels), np.uint8)
    for place, line in enumerate(lines):
        rows[place + 1] = _unfiltered(line[0], line[1:].reshape(width, channels), rows[place])
    return rows[1:, :, :3]


def _unfiltered(way: int, line: Bytes, above: Bytes) -> Bytes:
    """Undo the filter of one line: https://www.w3.org/TR/png-3/#9Filter-types"""
    if way == 0:
        return line
    if way == 1:
        return np.cumsum(line, axis=0, dtype=np.uint8)
    if way == 2:
        return line + above
    result = np.zeros_like(line)
    left = corner = np.zeros(line.shape[1], np.int64)
    for place, value in enumerate(line.astype(np.int64)):
        up = above[place].astype(np.int64)
        guess = (left + up) // 2 if way == 3 else _paeth(left, up, corner)
        left, corner = (value + guess) % 256, up
        result[place] = left
    return result


def _paeth(left: Numbers, up: Numbers, corner: Numbers) -> Numbers:
    guess = left + up - corner
    to_left, to_up, to_corner = (abs(guess - each) for each in (left, up, corner))
    other = np.where(to_up <= to_corner, up, corner)
    return np.where((to_left <= to_up) & (to_left <= to_corner), left, other)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length


def _encoded(indices: Bytes, palette: Bytes) -> bytes:
    height, width = indices.shape
    lines = np.concatenate([np.zeros((height, 1), np.uint8), indices], axis=1)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(lines.tobytes(), 9)),
        (b"IEND", b""),
    ]
    written = (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
    return _SIGNATURE + b"".join(written)
