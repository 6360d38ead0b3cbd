"""Opening reflections in the app: the guides there are, a new one, and one to go on with."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orgcoach_tui import i18n
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import Answer, start
from orgcoach_tui.journal.store import Opened
from orgcoach_tui.paths import Places
from orgcoach_tui.tui.guard import GuardedApp

if TYPE_CHECKING:
    from orgcoach_tui.guide.model import Guide
    from orgcoach_tui.tui.screens.walk import WalkScreen
    from orgcoach_tui.tui.screens.walk_hands import Carried
    from orgcoach_tui.walk.session import Session


class OpeningApp(GuardedApp):
    """What of the app has to do with guides and reflections."""

    places: Places

    def guides(self) -> "list[Guide]":
        """The shipped guides in the language in use, then the user's own that can be read."""
        from orgcoach_tui.guide.load import guides
        from orgcoach_tui.guide.own import own_guides

        return [*guides(i18n.language()), *own_guides(self.places.guides)[0]]

    def guide(self, guide_id: str) -> "Guide | None":
        """A guide by its id. A shipped one is found without looking at the user's own."""
        from orgcoach_tui.guide.load import guides

        shipped = next((g for g in guides(i18n.language()) if g.id == guide_id), None)
        return shipped or next((g for g in self.guides() if g.id == guide_id), None)

    def begin(self, guide_id: str, carried: "Carried | None" = None) -> None:
        """Start a new reflection."""
        guide = self.guide(guide_id)
        if guide is None:
            self.begin("session")
            return
        language = guide.language or i18n.language()
        made = start(guide.id, language, title=guide.title, audience=guide.audience)
        self.walk(self.store.new(made), guide, carried)

    async def begin_from(self, organisation: str, words: str) -> bool:
        """The seven questions about `organisation`, with `words` under the first, in the place of
        every screen. What is on its way is saved before; False where that does not work.
        """
        guide = self.guide("assignment")
        if self.session is not None:
            await asyncio.to_thread(self.session.save)
        if guide is None or (self.session is not None and self.session.at_risk):
            return False
        language = guide.language or i18n.language()
        made = start(guide.id, language, title=guide.title, audience=guide.audience)
        first = guide.questions[0]
        made.organisation, made.step = organisation, first.key
        made.answers = [Answer(first.key, first.title, first.question, words)]
        with self.batch_update():
            await self.close_pages()
            self.walk(self.store.new(made), guide)
        if self.session is not None:
            self.session.touch()
        return True

    def walk(self, opened: Opened, guide: "Guide", carried: "Carried | None" = None) -> None:
        """Go through a reflection, from the step where the writer was."""
        from orgcoach_tui.tui.screens.walk import WalkScreen

        self.push_screen(WalkScreen(self._at_work(opened, guide), carried=carried))

    def _at_work(self, opened: Opened, guide: "Guide") -> "Session":
        """What saves a reflection from now on."""
        from orgcoach_tui.journal.aside import Aside, bases
        from orgcoach_tui.walk.session import Session

        aside = Aside(self.store, bases(self.places)) if self.sample is None else None
        mirror = self.settings.mirror
        self.session = Session(self.store, opened, guide, mirror=mirror, aside=aside)
        return self.session

    def walk_on(self, path: Path, carried: "Carried | None" = None) -> None:
        """Go on with the reflection in a file. Raises Damaged and NotFound."""
        self.walk(*self._read(path), carried)

    def comments_on(self, path: Path) -> None:
        """Read what was written back about the reflection in a file. Raises Damaged and NotFound."""
        from orgcoach_tui.tui.screens.comments import CommentsScreen

        self.push_screen(CommentsScreen(self._at_work(*self._read(path))))

    def themes_on(self, path: Path) -> None:
        """The themes of the reflection in a file. Raises Damaged and NotFound."""
        from orgcoach_tui.tui.screens.themes import ThemesScreen

        self.push_screen(ThemesScreen(self._at_work(*self._read(path))))

    def _read(self, path: Path) -> "tuple[Opened, Guide]":
        """The reflection in a file, with the guide that it goes by."""
        from orgcoach_tui.walk.guide import guide_for

        opened = self.store.read(path)
        asked = opened.reflection.guide
        return opened, guide_for(opened.reflection, self.guide(asked))

    async def walk_anew(self, path: Path, said: str = "") -> None:
        """Go on with what is in a file now, at the same step, in the place of the walk there is."""
        from orgcoach_tui.tui.screens.walk import WalkScreen

        place = self._place()
        with self.batch_update():
            while len(self.screen_stack) > 1:
                gone = self.screen
                await self.pop_screen()
                if isinstance(gone, WalkScreen):
                    gone.forget()
            try:
                self.walk_on(self.store.disk.where(path), place.carried)
            except (Damaged, NotFound):
                return  # the overview shows what became of it
        if said:
            self.call_after_refresh(self._say_there, said)

    def _say_there(self, said: str) -> None:
        tell = getattr(self.screen, "tell", None)
        if tell is not None:
            tell(said, stays=True)

    def action_insight(self) -> None:
        """What many reflections show: of what one writes about, else of all."""
        from orgcoach_tui.insight.series import EVERYWHERE
        from orgcoach_tui.tui.screens.insight import InsightScreen

        self.push_screen(InsightScreen(getattr(self.screen, "place", EVERYWHERE)))

    def action_intents(self) -> None:
        """Steps and learning goals that are still open: of what one writes about, else all."""
        from orgcoach_tui.insight.series import EVERYWHERE
        from orgcoach_tui.tui.screens.intents import IntentsScreen

        place = getattr(self.screen, "place", EVERYWHERE)
        writing = place is not EVERYWHERE and self.session is not None
        but = self.session.reflection.id if self.session is not None and writing else ""
        self.push_screen(IntentsScreen(place, but=but), getattr(self.screen, "steps_seen", None))

    def action_review_sent(self) -> None:
        """Read what students sent; which folder that is, is asked."""
        self.review(())

    def review(self, sent: Sequence[Path]) -> None:
        """Read what is in these files and folders."""
        from orgcoach_tui.tui.screens.review_list import SentScreen

        self.push_screen(SentScreen(sent))

    async def rewalk(self, screen: "WalkScreen") -> None:
        """Show a walk anew after a change of language or mirror; text, place, cursor and undo stay."""
        from orgcoach_tui.tui.screens.walk import WalkScreen

        session = screen.session
        carried = screen.carry()
        session.mirror_wanted = self.settings.mirror
        session.ask_in(self.guide(session.guide.id) or session.guide)
        await self.switch_screen(WalkScreen(session, carried=carried))
