"""The canvas: boxes, text and pictures placed in pixels from the top left, and the PNG that they make."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image, ImageDraw

from tests.screens.lines import Line, Piece
from tests.screens.palette import WIDTH
from tests.screens.typeface import outline

LARGEST = 60_000  # bytes of a picture
_DPI = 100
_COLOURS = (96, 64, 48, 32, 24)
_EXACT = 6  # colours that stay exactly as they are


class Canvas:
    """A picture of so many pixels; what is drawn later lies above."""

    def __init__(self, height: float, paper: str, wide: int = WIDTH) -> None:
        self.height = round(height)
        self.width = wide
        self.figure = Figure(figsize=(wide / _DPI, self.height / _DPI), dpi=_DPI, facecolor=paper)
        self._flip = Affine2D().scale(1, -1).translate(0, self.height)
        self._order = 1

    def box(self, x: float, y: float, wide: float, high: float, colour: str, radius: float = 0) -> None:
        """Fill a box, its corners round."""
        left, top, right, bottom = map(round, (x, y, x + wide, y + high))
        outline = _rounded(left, top, right, bottom, min(radius, wide / 2, high / 2))
        self._add(PathPatch(outline, linewidth=0, facecolor=colour, transform=self._flip))

    def strip(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Fill a box with sharp corners."""
        self._add(Rectangle((x, y), wide, high, linewidth=0, facecolor=colour, transform=self._flip))

    def stroke(self, points: list[tuple[float, float]], colour: str, thick: float = 4) -> None:
        """Draw a line through points."""
        path = Path(points)
        looks: dict[str, Any] = {"fill": False, "capstyle": "round", "joinstyle": "round", "transform": self._flip}
        self._add(PathPatch(path, linewidth=thick * 72 / _DPI, edgecolor=colour, **looks))

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Write a line, its left end at x."""
        for piece in line.pieces:
            self._piece(piece, x, baseline)
            x += piece.width

    def picture(self, picture: Image.Image, x: float, y: float, wide: float, high: float, radius: float = 0) -> None:
        """Put a picture into a box, its corners round."""
        size = round(wide), round(high)
        fitted = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
        if radius:
            mask = Image.new("L", (size[0] * 4, size[1] * 4))
            ImageDraw.Draw(mask).rounded_rectangle((0, 0, *mask.size), radius * 4, fill=255)
            fitted.putalpha(mask.resize(size, Image.Resampling.LANCZOS))
        self._order += 1
        self.figure.figimage(
            np.asarray(fitted), round(x), self.height - round(y) - size[1], zorder=self._order, origin="upper"
        )

    def png(self) -> bytes:
        """Return the picture, in as many colours as keep it within `LARGEST` bytes; raises ValueError if none do."""
        canvas = FigureCanvasAgg(self.figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        drawn = Image.frombytes("RGBA", (self.width, self.height), pixels).convert("RGB")
        for colours in _COLOURS:
            file = BytesIO()
            _quantised(drawn, colours).save(file, "png", optimize=True)
            if file.tell() <= LARGEST:
                return file.getvalue()
        raise ValueError(f"a picture {self.height} pixels high takes more than {LARGEST} bytes: show less in it")

    def _piece(self, piece: Piece, x: float, baseline: float) -> None:
        style, size = piece.style, piece.style.size
        if piece.font.suffix == ".png":
            with Image.open(piece.font) as picture:
                for place in range(len(piece.text)):
                    left = x + (place * 1.2 + 0.04) * size
                    self.picture(picture, left, baseline - size * 0.92, size * 1.12, size * 1.12)
        elif piece.text.strip():
            there = Affine2D().scale(1, -1).translate(round(x), round(baseline)) + self._flip
            path = outline(piece.text, piece.font, style, piece.level)
            self._add(PathPatch(path, linewidth=0, facecolor=style.colour, transform=there))
        for is_on, above in ((style.underlined, -4), (style.struck, size * 0.28)):
            if is_on:
                self.strip(x, baseline - above, piece.width, 2, style.colour)

    def _add(self, artist: PathPatch | Rectangle) -> None:
        self._order += 1
        artist.set_zorder(self._order)
        self.figure.add_artist(artist)


def _rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Path:
    """Return a box whose corners are quarters of a circle."""
    bend = radius * 0.4477  # from a corner to a control point of its curve
    corners = ((left, top, 1, 1), (right, top, -1, 1), (right, bottom, -1, -1), (left, bottom, 1, -1))
    points, codes = [], []
    for number, (x, y, inward, down) in enumerate(corners):
        beside, along = (x + inward * radius, y), (x, y + down * radius)
        controls = (x + inward * bend, y), (x, y + down * bend)
        if number % 2:
            points += [beside, *controls, along]
        else:
            points += [along, *controls[::-1], beside]
        codes += [Path.LINETO if number else Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    return Path([*points, points[0]], [*codes, Path.CLOSEPOLY])


def _quantised(drawn: Image.Image, colours: int) -> Image.Image:
    """Return a picture of few colours, chosen so that what is small and coloured keeps its own; papers stay exact."""
    packed = np.asarray(drawn).astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    found, first, counts = np.unique(packed.ravel(), return_index=True, return_counts=True)
    shades = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1).astype(np.uint8)
    sample = Image.fromarray(np.repeat(shades, np.ceil(counts**0.3).astype(int), axis=0)[np.newaxis])
    chosen = sample.quantize(colours, Image.Quantize.MEDIANCUT, kmeans=1)
    made = drawn.quantize(palette=chosen, dither=Image.Dither.NONE)
    palette = made.getpalette() or []
    for place in np.argsort(counts)[-_EXACT:]:
        index = int(np.asarray(made).ravel()[first[place]])
        palette[3 * index : 3 * index + 3] = shades[place].tolist()
    made.putpalette(palette)
    return made
