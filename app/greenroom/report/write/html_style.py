"""The style sheet of an HTML document, made from a theme: light, dark and on paper."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from greenroom.report.colours import WHITE, mixed, readable
from greenroom.report.document import Tone
from greenroom.report.theme import SIDE_MARGIN, Theme
from greenroom.report.write import measures
from greenroom.report.write.heat import shade
from greenroom.report.write.svg import rules

_NIGHT_PAPER = "14181D"
_NIGHT_INK = "E6EAEE"

Tint = tuple[Tone, int]
"""The tone of a heat map's field and its strength in hundredths."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one page by its name in the style sheet."""

    colours: Mapping[str, str]
    paper: str
    ink: str

    def declared(self, tints: Mapping[Tint, str]) -> str:
        """The colours as declarations, with those of heat maps by their class."""
        named = dict(self.colours)
        for (tone, strength), name in tints.items():
            strong = self.colours[f"strong-{tone.value}"]
            named[name] = shade(strength / 100, strong, self.paper, self.ink)
        return "".join(f"--{name}:#{colour};" for name, colour in named.items())


def style_sheet(theme: Theme, tints: Mapping[Tint, str], widths: Set[int]) -> str:
    """The whole sheet.

    `tints` names the class of each field colour of the document, `widths` are the widths of
    its columns in hundredths.
    """
    day, night = _day(theme).declared(tints), _night(theme).declared(tints)
    columns = "".join(f".w{part}{{width:{part}%}}" for part in sorted(widths))
    sheet = _SHEET.replace("FONT", _font(theme))
    fields = "".join(f".{name}{{background:var(--{name})}}" for name in tints.values())
    height, width = f"{theme.page.value[1]}mm", f"{theme.page.value[0]}mm"
    margins = f"{measures.TOP_MARGIN + 4}mm {SIDE_MARGIN}mm"
    return (
        f":root{{{day}color-scheme:light dark}}"
        f"@media (prefers-color-scheme:dark){{:root{{{night}}}}}"
        f"{sheet}{''.join(_tones())}{''.join(rules())}{fields}{columns}"
        f"@page{{size:{width} {height};margin:{margins};"
        f"@bottom-right{{font:8pt {_font(theme)};"
        'content:"Page " counter(page) " of " counter(pages)}}'
        # Paper is white whatever the screen was.
        f"@media print{{:root{{{day}color-scheme:light}}{_PRINT}}}"
    )


def _day(theme: Theme) -> Palette:
    colours = {
        name: getattr(theme, name)
        for name in (
            *("ink", "muted", "primary", "accent", "paper"),
            *("zebra", "rule", "grid", "caution_bar"),
        )
    }
    colours |= {"head": theme.primary, "on": theme.paper, "good": theme.strong.good}
    colours["bad"] = theme.strong.bad
    for tone in Tone:
        colours[f"strong-{tone.value}"] = theme.strong.of(tone)
        colours[f"soft-{tone.value}"] = theme.soft.of(tone)
    return Palette(colours, theme.paper, theme.ink)


def _night(theme: Theme) -> Palette:
    paper = _NIGHT_PAPER
    colours = {
        "ink": _NIGHT_INK,
        "muted": "A9B4C0",
        "paper": paper,
        "zebra": mixed(paper, WHITE, 0.04),
        "rule": mixed(paper, WHITE, 0.24),
        "grid": mixed(paper, WHITE, 0.13),
        # Fills carry light labels and stay as they are; lines and words need more light.
        "accent-fill": theme.accent,
        "caution_bar-fill": theme.caution_bar,
        "head": theme.primary,
        "on": theme.paper,
    }
    for name in ("primary", "accent", "caution_bar"):
        lighter = mixed(getattr(theme, name), WHITE, 0.5)
        colours[name] = readable(lighter, mixed(paper, WHITE, 0.06))
    for tone in Tone:
        strong = mixed(theme.strong.of(tone), WHITE, 0.45)
        soft = mixed(paper, theme.strong.of(tone), 0.22)
        colours[f"strong-{tone.value}"] = readable(strong, soft)
        colours[f"soft-{tone.value}"] = soft
    colours |= {name: colours[f"strong-{name}"] for name in ("good", "bad")}
    return Palette(colours, paper, _NIGHT_INK)


def _tones() -> Iterator[str]:
    for tone in Tone:
        name = tone.value
        yield f".{name}{{--strong:var(--strong-{name});--soft:var(--soft-{name})}}"


def _font(theme: Theme) -> str:
    return f'"{theme.font}","Liberation Sans",Helvetica,sans-serif'


_SHEET = (
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.45 FONT}"
    "article{max-width:60rem;margin:0 auto;padding:2rem 1.5rem}"
    "h1,h2,h3,h4{color:var(--primary);line-height:1.2;margin:1.6em 0 .5em}"
    "h1{font-size:2rem;margin:0 0 .2em}h2{font-size:1.3rem}h3{font-size:1.1rem}h4{font-size:1rem}"
    "p,ul,ol,table,figure,dl{margin:0 0 .9rem}h1,h2,h3,p,li,td,th,dd,dt,blockquote"
    "{overflow-wrap:anywhere}"
    "a{color:var(--accent)}.byline,.small,.note,footer,.page{color:var(--muted);font-size:.85rem}"
    ".note{border-left:3px solid var(--rule);padding-left:.7rem;font-style:italic}"
    ".page{display:flex;justify-content:space-between;margin-bottom:1.5rem}"
    "footer{border-top:1px solid var(--rule);margin-top:2rem;padding-top:.6rem}"
    ".logo{display:block;max-width:14rem;max-height:2.6rem;margin-bottom:1rem}"
    "table{border-collapse:collapse;width:100%;font-size:.92rem;table-layout:fixed}"
    "@media (max-width:40rem){table{table-layout:auto}}"
    "caption{text-align:left;color:var(--muted);font-style:italic;padding:.2rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
    "border-bottom:1px solid var(--rule)}"
    "thead th{background:var(--head);color:var(--on)}tbody th{color:var(--primary)}"
    "table.data tbody tr:nth-child(even){background:var(--zebra)}"
    ".right{text-align:right}.centre{text-align:center}.toned{color:var(--strong);font-weight:bold}"
    "table.heat td,table.heat thead th+th{text-align:center}"
    "table.heat td{border:2px solid var(--paper)}"
    "table.heat caption{color:var(--primary);font-style:normal;font-weight:bold}"
    "table.sign td{height:3.2rem}"
    ".tiles{display:flex;flex-wrap:wrap;gap:.6rem}"
    ".tiles div{flex:1 1 9rem;background:var(--soft);border-top:4px solid var(--strong);"
    "padding:.6rem .8rem}"
    ".tiles dt,.tiles dd{margin:0;color:var(--muted);font-size:.85rem}"
    ".tiles .value{color:var(--strong);font-size:1.7rem;font-weight:bold;line-height:1.25}"
    ".callout{background:var(--soft);border-left:6px solid var(--strong);padding:.8rem 1.1rem;"
    "margin:0 0 1rem}.callout p{margin:.25rem 0}"
    ".callout .lead{color:var(--strong);font-size:1.25rem;font-weight:bold}"
    "figure{margin-left:0;margin-right:0}svg{width:100%;height:auto;font-family:FONT}"
    "figure.quote{border-left:4px solid var(--accent);padding-left:1rem}"
    "blockquote{margin:0;font-style:italic}blockquote p{margin:0}"
    "figcaption{color:var(--muted);font-size:.85rem}"
    ".checks{list-style:none;padding-left:0}.checks li{padding-left:1.6rem;text-indent:-1.6rem}"
    ".checks span{display:inline-block;width:1.6rem;text-indent:0;color:var(--strong)}"
    ".checks b{color:var(--strong)}hr{border:0;border-top:1px solid var(--rule)}"
)

_PRINT = (
    "*{print-color-adjust:exact}:root{font-size:9.5pt}body{font-size:9pt}"
    "article{max-width:none;padding:0}"
    "h1{font-size:19pt}h2{font-size:11.5pt}h3{font-size:10pt}h4{font-size:9pt}"
    "h2,h3,h4,caption{break-after:avoid}tr,figure,.tiles,.callout{break-inside:avoid}"
    "p{orphans:2;widows:2}hr.break{break-after:page;visibility:hidden;margin:0}"
    ".appendix{break-before:page}"
)
