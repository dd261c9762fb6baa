"""Texts with a count, which agree with it: six forms in Arabic, two in English, in resources/translations.

They stand together because Qt's collector finds plurals only in calls of a method named ``tr``, under the
name of its class. ``%1`` is the number as the interface writes it, 2,418 or ٢٬٤١٨; Qt's own ``%n`` would not group it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.conventions import number


class Plurals:
    """One method a text; each takes its count and gives the words."""

    def articles(self, count: int) -> str:
        return self.tr("%1 article(s)", "", count)

    def files(self, count: int) -> str:
        return self.tr("%1 file(s)", "", count)

    def results(self, count: int) -> str:
        return self.tr("%1 result(s)", "", count)

    def matches(self, count: int) -> str:
        return self.tr("%1 match(es)", "", count)

    def unread(self, count: int) -> str:
        return self.tr("%1 unread", "", count)

    def search(self, count: int) -> str:
        return self.tr("Search %1 article(s)", "", count)

    def took_ms(self, count: int) -> str:
        return self.tr("in %1 ms", "", count)

    def reading_minutes(self, count: int) -> str:
        return self.tr("%1 min read", "", count)

    def days_ago(self, count: int) -> str:
        return self.tr("%1 days ago", "", count)

    def hours_ago(self, count: int) -> str:
        return self.tr("%1 hours ago", "", count)

    def files_of(self, done: int, count: int) -> str:
        return self.tr("%2 of %1 file(s)", "", count).replace("%2", number(done))

    def files_looked_at(self, count: int) -> str:
        return self.tr("%1 file(s) looked at", "", count)

    def stopped_after(self, count: int) -> str:
        return self.tr("Stopped after %1 file(s)", "", count)

    def files_failed(self, count: int) -> str:
        return self.tr("%1 file(s) failed", "", count)

    def seconds_left(self, count: int) -> str:
        return self.tr("about %1 second(s) left", "", count)

    def minutes_left(self, count: int) -> str:
        return self.tr("about %1 minute(s) left", "", count)

    def files_a_second(self, count: int) -> str:
        return self.tr("%1 file(s) a second", "", count)

    def passages_left_out(self, count: int) -> str:
        return self.tr("%1 passage(s) left out", "", count)

    def copies(self, count: int) -> str:
        return self.tr("%1 more article(s) tell this in nearly the same words", "", count)

    def older_versions(self, count: int) -> str:
        return self.tr("%1 older version(s)", "", count)

    def previewed(self, count: int) -> str:
        return self.tr("%1 file(s) read so far", "", count)

    def corrected_too(self, count: int) -> str:
        return self.tr("%1 more file(s) corrected in the same way", "", count)

    def came_by_watching(self, count: int) -> str:
        return self.tr("%1 article(s) came from watched folders", "", count)

    def months(self, count: int) -> str:
        return self.tr("%1 month(s)", "", count)

    def within_words(self, count: int) -> str:
        return self.tr("within %1 word(s)", "", count)

    def letters_may_differ(self, count: int) -> str:
        return self.tr("%1 letter(s) may differ", "", count)

    def kept(self, count: int) -> str:
        return self.tr("%1 item(s) kept", "", count)

    def taken_in(self, count: int) -> str:
        return self.tr("%1 item(s) imported", "", count)

    def known_already(self, count: int) -> str:
        return self.tr("%1 item(s) here already", "", count)

    def not_understood(self, count: int) -> str:
        return self.tr("%1 item(s) not understood", "", count)

    def items_exported(self, count: int) -> str:
        return self.tr("%1 item(s) exported", "", count)

    def articles_exported(self, count: int) -> str:
        return self.tr("%1 article(s) exported", "", count)

    def articles_picked(self, count: int) -> str:
        return self.tr("The %1 article(s) picked in the list", "", count)

    def there_already(self, count: int) -> str:
        return self.tr("%1 file(s) of this name are there already and were left", "", count)

    def tr(self, text: str, note: str, count: int) -> str:
        """The form of ``text`` for ``count`` in the interface language, with the number in it."""
        return QCoreApplication.translate("Plurals", text, note, count).replace("%1", number(count))


PLURALS = Plurals()
