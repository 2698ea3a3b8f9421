"""What the panel of categories asks for: dialogs, menus and the calls of the session behind
them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from carnn_desktop.formats.vocabularies import SHIPPED, shipped_vocabulary
from carnn_desktop.project.categories import Merged
from carnn_desktop.services.events import Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.categories.chooser import ClassChooser
from carnn_desktop.ui.categories.dialog import CategoryDialog
from carnn_desktop.ui.categories.near_names import NearNames
from carnn_desktop.ui.categories.panel import CategoryPanel
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.prompt.suggestions import Suggestions
from carnn_desktop.ui.shell.dialogs import Dialogs


class CategoryActions(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        panel: CategoryPanel,
        dialogs: Dialogs,
        suggestions: Suggestions,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._panel = window, session, panel
        self._dialogs, self._suggestions = dialogs, suggestions
        self._near_names = NearNames(session, dialogs)
        panel.add_wanted.connect(self.add)
        panel.edit_wanted.connect(self.edit)
        panel.merge_wanted.connect(self.merge)
        panel.menu_wanted.connect(self.show_menu)
        panel.label_wanted.connect(partial(session.edits.relabel, None))
        session.categories_merged.connect(self._merged)

    @Slot()
    def add(self) -> None:
        """Ask for a new category and make it."""
        if self._session.project.info() is None:
            return
        dialog = CategoryDialog(None, self._session.categories.listed(), self._window)
        if dialog.exec():
            fields = dialog.fields()
            typed = fields.pop("name")
            if self._near_names.name(typed) == typed:
                self._session.categories.add(typed, **fields)
        dialog.deleteLater()

    @Slot(object)
    def edit(self, category_id: int) -> None:
        """Ask for the fields of a category and change them."""
        category = self._session.categories.get(category_id)
        if category is None:
            return
        others = [other for other in self._session.categories.listed() if other.id != category_id]
        dialog = CategoryDialog(category, others, self._window)
        if dialog.exec():
            self._session.categories.update(category_id, **dialog.fields())
        dialog.deleteLater()

    @Slot(object)
    def merge(self, category_ids: tuple[int, ...]) -> None:
        """Tell what a merge would move, and do it when that is wanted."""
        found = [self._session.categories.get(key) for key in sorted(category_ids)]
        categories = [category for category in found if category is not None]
        if len(categories) < 2:
            return
        uses = self._session.summary.uses()
        gone = [uses[category.id] for category in categories[1:] if category.id in uses]
        text = self.tr(
            "{regions} objects of {others} become “{kept}”, in up to {images} images. The other "
            "words stay as its synonyms. This cannot be undone, and the undo steps of the images "
            "end with it."
        ).format(
            regions=shown_number(sum(use.annotations for use in gone)),
            images=shown_number(sum(use.images for use in gone)),
            others=", ".join(f"“{category.name}”" for category in categories[1:]),
            kept=categories[0].name,
        )
        if self._dialogs.confirm(self.tr("Merge concepts"), text, self.tr("Merge")):
            self._session.categories.merge(category.id for category in categories)

    @Slot()
    def choose_class(self) -> None:
        """Find a class by typing: for the selected objects, else for what is drawn next."""
        if self._session.project.info() is None:
            return
        selected = self._session.selection.ids()
        title = self.tr("Label the selection") if selected else self.tr("Class to draw next")
        dialog = ClassChooser(self._session.categories.listed(), title, self._window)
        if dialog.exec():
            if dialog.chosen:
                self._take(dialog.chosen)
            elif dialog.new_name and (name := self._near_names.name(dialog.new_name)):
                self._session.project.ask(
                    lambda project: project.categories.ensure([(name, ())]),
                    lambda ids: self._made(name, ids[name]),
                )
        dialog.deleteLater()

    def _made(self, name: str, category_id: int) -> None:
        """Use a class that was just made, once the session knows it."""
        if self._session.categories.get(category_id) is not None:
            self._take(category_id)
            return

        def known(_event: object) -> None:
            if self._session.categories.get(category_id) is not None:
                self._session.categories_changed.disconnect(known)
                self._take(category_id)

        self._session.categories_changed.connect(known)
        self._session.categories.ensure(name)

    def _take(self, category_id: int) -> None:
        if self._session.selection.ids():
            self._session.edits.relabel(None, category_id)
        else:
            self._session.categories.set_current(category_id)

    # Lists ----------------------------------------------------------------------------------------

    @Slot(object)
    def show_menu(self, place: QPoint) -> None:
        """Show what can be done with the whole list."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        suggest = menu.addAction(self.tr("Suggest for this photo"))
        suggest.setEnabled(self._session.images.document() is not None)
        suggest.triggered.connect(self._suggestions.ask)
        menu.addSeparator()
        shipped = menu.addMenu(self.tr("Add a known list"))
        for vocabulary_id in SHIPPED:
            vocabulary = shipped_vocabulary(vocabulary_id)
            action = shipped.addAction(vocabulary.title)
            action.setToolTip(f"{vocabulary.about}\n{vocabulary.source}\n{vocabulary.licence}")
            action.triggered.connect(
                partial(self._session.categories.add_shipped_vocabulary, vocabulary_id)
            )
        shipped.setToolTipsVisible(True)
        menu.addAction(self.tr("Import a list…")).triggered.connect(self.import_list)
        export = menu.addAction(self.tr("Export the list…"))
        export.setEnabled(bool(self._session.categories.listed()))
        export.triggered.connect(self.export_list)
        menu.addSeparator()
        unused = self._session.categories.unused()
        clear = menu.addAction(self.tr("Delete unused ({count})").format(count=len(unused)))
        clear.setEnabled(bool(unused))
        clear.triggered.connect(self.delete_unused)
        menu.popup(place)

    @Slot()
    def import_list(self) -> None:
        """Ask for a text or COCO file and add its classes."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import a list of classes"),
            "",
            self.tr("Text, one class a line, or COCO annotations (*.txt *.names *.json);;All (*)"),
        )
        if name:
            self._session.categories.import_file(Path(name))

    @Slot()
    def export_list(self) -> None:
        """Ask for a place and write the list."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export the list of classes"),
            "classes.txt",
            self.tr("Text, one class a line (*.txt);;COCO categories (*.json)"),
        )
        if name:
            self._session.categories.export_file(Path(name))

    @Slot()
    def delete_unused(self) -> None:
        """Take the categories off the list that no object has, after a confirmation."""
        unused = self._session.categories.unused()
        if not unused:
            return
        shown = ", ".join(category.name for category in unused[:12])
        more = self.tr(" and {count} more").format(count=len(unused) - 12)
        text = self.tr("No object has these concepts: {names}. They go off the list.").format(
            names=shown + (more if len(unused) > 12 else "")
        )
        if self._dialogs.confirm(self.tr("Delete unused concepts"), text, self.tr("Delete")):
            self._session.categories.delete([category.id for category in unused])

    @Slot(object)
    def _merged(self, merged: Merged) -> None:
        category = self._session.categories.get(merged.kept)
        if category is not None:
            text = self.tr("{regions} objects in {images} images are “{name}” now.").format(
                regions=shown_number(merged.annotations),
                images=shown_number(merged.images),
                name=category.name,
            )
            self._session.notice.emit(Notice("info", text))
