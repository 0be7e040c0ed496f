"""Pictures as inline SVG, in colours that follow the page between light and dark."""

from collections.abc import Iterator, Mapping
from html import escape

from greenroom.report.theme import Theme
from greenroom.report.write.pictures import Picture, Point, Shape, Words

COLOURS = ("ink", "muted", "primary", "accent", "rule", "grid", "caution_bar")
"""The theme's colours that pictures are drawn in, and style sheets name."""


def svg(picture: Picture, told: tuple[str, str], number: int, theme: Theme) -> str:
    """The picture; `told` is its title and its text in words, `number` tells it from others."""
    title, alt = told
    height = picture.height
    names = _names(theme)
    drawn = "".join(
        _words(part, height, names, theme)
        if isinstance(part, Words)
        else _shape(part, height, names)
        for part in picture.parts
    )
    return (
        f'<svg viewBox="0 0 {_number(picture.width)} {_number(height)}" role="img" '
        f'aria-labelledby="chart{number}-title chart{number}-text">'
        f'<title id="chart{number}-title">{escape(title)}</title>'
        f'<desc id="chart{number}-text">{escape(alt)}</desc>{drawn}</svg>'
    )


def rules() -> Iterator[str]:
    """The style rules of pictures, one for each colour and use."""
    for name in (*COLOURS, "good", "bad", "paper"):
        yield f".f-{name}{{fill:var(--{name}-fill,var(--{name}))}}"
        yield f".s-{name}{{stroke:var(--{name});fill:none}}"
        yield f".t-{name}{{fill:var(--{name})}}"
    yield ".t-on{fill:var(--on)}"


def _names(theme: Theme) -> Mapping[str, str]:
    # The first name wins where two colours of a theme are the same.
    known = [(getattr(theme, name), name) for name in COLOURS]
    known += [(theme.strong.good, "good"), (theme.strong.bad, "bad"), (theme.paper, "paper")]
    return dict(reversed(known))


def _shape(shape: Shape, height: float, names: Mapping[str, str]) -> str:
    points = " ".join(_point(point, height) for point in shape.points)
    if shape.fill:
        return f'<polygon points="{points}" {_look("f", "fill", shape.fill, names)}/>'
    dash = ' stroke-dasharray="3 2"' if shape.dash else ""
    look = _look("s", "stroke", shape.stroke, names)
    return f'<polyline points="{points}" stroke-width="{_number(shape.width)}"{dash} {look}/>'


def _words(words: Words, height: float, names: Mapping[str, str], theme: Theme) -> str:
    x, y = words.at
    bold = ' font-weight="bold"' if words.bold else ""
    # Text in the colour of paper stands on a bar, which is dark by day and by night.
    on = {theme.paper: "on"} if words.colour == theme.paper else names
    look = _look("t", "fill", words.colour, on)
    return (
        f'<text x="{_number(x)}" y="{_number(height - y)}" font-size="{_number(words.size)}" '
        f'text-anchor="{words.anchor}"{bold} {look}>{escape(words.text)}</text>'
    )


def _look(use: str, attribute: str, colour: str, names: Mapping[str, str]) -> str:
    name = names.get(colour)
    # The colour itself is for readers that do not know the style sheet.
    plain = f'{attribute}="#{colour}"'
    plain += ' fill="none"' if use == "s" else ""
    return f'{plain} class="{use}-{name}"' if name else plain


def _point(point: Point, height: float) -> str:
    return f"{_number(point[0])},{_number(height - point[1])}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
