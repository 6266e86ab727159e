"""The guide: its documents, and what each says, page by page."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, OptionList
from textual.widgets.option_list import Option

from glutetimer.app.binding import bindings
from glutetimer.app.drawing.canvas import Canvas
from glutetimer.app.drawing.grid import Size, grid, size_of
from glutetimer.app.drawing.title import TOP, title
from glutetimer.app.drawing.tokens import Palette
from glutetimer.app.screens.guide.places import INDEX, Entry, Place, list_entries, read_page, resolve_link
from glutetimer.app.widgets.screen import BaseScreen
from glutetimer.keys.commands import GUIDE, Command


class GuideScreen(BaseScreen[None]):
    """A list of documents, of a document's contents, or a page of one; Textual's widgets on the house's ground."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(GUIDE)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = GUIDE

    CSS = """
    GuideScreen {
        OptionList, VerticalScroll {
            width: 1fr;
            height: 1fr;
            max-height: 100%;
            border: none;
            padding: 0;
            background: $background;
            background-tint: $foreground 0%;
            scrollbar-size-vertical: 1;
            scrollbar-background: $background;
            scrollbar-background-hover: $background;
            scrollbar-background-active: $background;
            scrollbar-color: $panel;
            scrollbar-color-hover: $foreground-muted;
        }
        OptionList > .option-list--option { padding: 0 1; color: $foreground; }
        OptionList > .option-list--option-highlighted {
            color: $foreground; background: $panel; text-style: none;
        }
        OptionList > .option-list--option-hover { background: $panel; }
        Markdown { max-width: 100; padding: 0 2 0 0; background: $background; color: $foreground; }
        MarkdownH1, MarkdownH2, MarkdownH3 {
            content-align: left middle;
            color: $foreground;
            background: $background;
            text-style: bold;
            border: none;
            padding: 0;
            margin: 0 0 1 0;
        }
        MarkdownBlock {
            link-color: $foreground;
            link-background: $background;
            link-style: underline;
            &:dark > .code_inline, &:light > .code_inline, & > .code_inline { color: $foreground; background: $panel; }
            & > .em, & > .strong { text-style: bold; }
        }
        MarkdownBullet { color: $text-muted; }
        MarkdownTableContent { keyline: none; grid-gutter: 0 1; }
        MarkdownTable, MarkdownFence { background: $background; }
        MarkdownTableContent > .header { color: $text-muted; text-style: none; }
        MarkdownFence { background: $background; color: $foreground; margin: 0 0 1 2; padding: 0; max-height: 100%; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._place = INDEX
        self._entries: list[Entry] = []
        self._trail: list[tuple[Place, int]] = []
        """Where one came from, each with the row, or the line of a list, that was reached."""

    def compose(self) -> ComposeResult:
        """Both widgets; one of them is shown."""
        choices, page = OptionList(markup=False), VerticalScroll(Markdown(open_links=False))
        choices.can_focus = page.can_focus = False  # every key is a command's
        yield choices
        yield page

    async def on_mount(self) -> None:
        """Begin with the list of documents."""
        await self._show(INDEX)

    # ------------------------------------------------------------ what is seen

    def paint(self, columns: int, rows: int, palette: Palette) -> Canvas:
        """The title above the widgets, and the keys below them."""
        canvas, place = Canvas(columns, rows, palette), grid(columns, rows)
        name = self._place.title
        if place.size is Size.TINY:
            canvas.text(place.margin, 0, name, bold=True)
        else:
            letters = (self._place.topic or name).upper()
            title(canvas, place.margin, TOP[place.size], letters, name, place.right - place.margin, place.scale)
        last = rows - 1 if place.size is Size.TINY else place.keys
        names = (
            ("open", "next", "contents", "back") if self._place.is_list else ("next", "previous", "contents", "back")
        )
        used = canvas.keyline(place.margin, last, self.keys(n for n in names if n in self.available()), place.right)
        if len(self._place.where) + used + 3 <= place.right - place.margin:
            canvas.text(place.right, last, self._place.where, "soft", align="right")
        return canvas

    def on_resize(self) -> None:
        """The widgets take what the title and the keys leave."""
        size = self.app.size
        place = grid(*size)
        tiny = place.size is Size.TINY
        top = 1 if tiny else TOP[place.size] + 3 * place.scale + 1
        height = max(1, (size.height - 1 if tiny else place.keys - 1) - top)
        for each in (self._list, self._page):
            each.styles.margin = (top, max(0, place.margin - 1), size.height - top - height, place.margin)
        self._fill_list()
        self.repaint()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    async def _show(self, place: Place, reached: int = 0) -> None:
        """Show a place, as far down as it was read."""
        self._place = place
        self._list.display, self._page.display = place.is_list, not place.is_list
        if place.is_list:
            self._entries = list_entries(place)
            self._fill_list(reached)
        else:
            await self._page.query_one(Markdown).update(read_page(place))
            self._page.scroll_to(y=reached, animate=False)
            if place.anchor:
                self.call_after_refresh(self._page.query_one(Markdown).goto_anchor, place.anchor)
        self.repaint()

    def _fill_list(self, reached: int | None = None) -> None:
        """The entries as the window has room for them: a name, and what it is about beside or below."""
        choices = self._list
        cursor = (choices.highlighted or 0) if reached is None else reached
        columns = (
            0
            if size_of(*self.app.size) is Size.TINY
            else 2 + max((len(each.name) for each in self._entries), default=0)
        )
        choices.clear_options()
        choices.add_options([Option(_describe_entry(each, columns)) for each in self._entries])
        choices.highlighted = min(cursor, len(self._entries) - 1)

    def available(self) -> Collection[str]:
        """What leads somewhere from here."""
        place = self._place
        names = {each.name for each in GUIDE} - {"open", "next", "previous", "contents"}
        if place.is_list:
            return names | {"open"}
        return names | {"contents"} | {name for name in ("next", "previous") if place.beside(name)}

    # ------------------------------------------------------------ to go

    async def _go(self, place: Place) -> None:
        """Somewhere else, from where `back` returns to here."""
        reached = (self._list.highlighted or 0) if self._place.is_list else round(self._page.scroll_y)
        self._trail.append((self._place, reached))
        await self._show(place)

    async def action_open(self) -> None:
        """What is under the cursor."""
        if self._entries and self._list.highlighted is not None:
            await self._go(self._entries[self._list.highlighted].place)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a line opens it."""
        event.stop()
        await self._go(self._entries[event.option_index].place)

    async def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """To another document here; an address opens where the system opens such."""
        event.stop()
        if place := resolve_link(event.href, self._place):
            await self._go(place)
        elif "://" in event.href:
            self.app.open_url(event.href)

    async def action_next(self) -> None:
        """The next page of the document."""
        if place := self._place.beside("next"):
            await self._show(place)

    async def action_previous(self) -> None:
        """The page before."""
        if place := self._place.beside("previous"):
            await self._show(place)

    async def action_contents(self) -> None:
        """The headings of the document, and where its links lead."""
        await self._go(self._place.contents())

    async def action_back(self) -> None:
        """Where one came from; from the list of documents out."""
        if self._trail:
            place, reached = self._trail.pop()
            await self._show(place, reached)
        elif self.is_current:
            self.dismiss()

    # ------------------------------------------------------------ to read

    def action_up(self) -> None:
        """A line up."""
        if self._place.is_list:
            self._list.action_cursor_up()
        else:
            self._page.scroll_up(animate=False)

    def action_down(self) -> None:
        """A line down."""
        if self._place.is_list:
            self._list.action_cursor_down()
        else:
            self._page.scroll_down(animate=False)

    def action_page_up(self) -> None:
        """A window's height up."""
        if self._place.is_list:
            self._list.highlighted = max(0, (self._list.highlighted or 0) - self._list.size.height)
        else:
            self._page.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """A window's height down; from a page's end on to the next page."""
        if self._place.is_list:
            last = len(self._entries) - 1
            self._list.highlighted = min(last, (self._list.highlighted or 0) + self._list.size.height)
        elif self._page.scroll_y < self._page.max_scroll_y:
            self._page.scroll_page_down(animate=False)
        else:
            self.call_later(self.action_next)

    def action_first(self) -> None:
        """To the beginning."""
        if self._place.is_list:
            self._list.action_first()
        else:
            self._page.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        if self._place.is_list:
            self._list.action_last()
        else:
            self._page.scroll_end(animate=False)


def _describe_entry(entry: Entry, columns: int) -> Content:
    """A line of a list.

    Args:
        entry: what it offers.
        columns: of the name, beside which stands what it is about; 0: that stands below.
    """
    name = ("  " * entry.depth + entry.name, "" if entry.depth else "bold")
    if not entry.about:
        return Content.assemble(name)
    gap = " " * (columns - len(entry.name)) if columns else "\n"
    return Content.assemble(name, gap, (entry.about, "$text-muted"))
