"""The signals of a session, apart from it so that its parts can emit them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SessionSignals(QObject):
    """All signals carry one value that never changes, most of them of ``services.events``.

    They are emitted in the GUI thread.
    """

    project_opened = Signal(object)  # ProjectInfo
    project_closed = Signal(object)  # ProjectInfo
    images_changed = Signal(object)  # ImagesChanged
    image_opened = Signal(object)  # OpenedImage
    image_failed = Signal(object)  # ImageFailed
    document_changed = Signal(object)  # DocumentChanged
    selection_changed = Signal(object)  # ids of the selected annotations, in z-order
    categories_changed = Signal(object)  # all categories, by id
    categories_merged = Signal(object)  # Merged, of project.categories
    summaries_changed = Signal(object)  # ImagesChanged: counts and marks of images
    suggested = Signal(object)  # Suggested: the answer to suggestions.ask
    current_category_changed = Signal(object)  # Category: the class of what is drawn next
    trace_changed = Signal(object)  # TraceChanged
    notice = Signal(object)  # Notice
    run_changed = Signal(object)  # RunState
    folder_run_finished = Signal(object)  # FolderRunFinished
    folder_run_interrupted = Signal(object)  # InterruptedRun, after project_opened
    save_state_changed = Signal(object)  # SaveState
    engine_changed = Signal(object)  # EngineState
    export_progress = Signal(object)  # Progress, None = no export is under way
    export_finished = Signal(object)  # ExportReport
    settings_changed = Signal(object)  # Settings
    learning_changed = Signal(object)  # LearningState
    refined = Signal(object)  # Refined: the answer to clicks.refine
