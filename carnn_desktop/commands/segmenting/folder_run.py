"""The loop over the images of a run: decode, segment, keep, draw. Holds one image at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from carnn_desktop.annotations.decisions import SUPPRESSED, decision_of, judged_again
from carnn_desktop.annotations.model import Annotation, ImageDocument, ImageRef
from carnn_desktop.annotations.phrases import choices
from carnn_desktop.commands.console.output import Output, ProgressBar, RunFailed
from carnn_desktop.commands.segmenting.options import SegmentOptions
from carnn_desktop.commands.segmenting.overlays import Layer, overlay_path, write_overlay
from carnn_desktop.commands.segmenting.reports import Found, ImageReport, kept_words, report_of
from carnn_desktop.commands.segmenting.sources import IMAGE_FAILURES, PhotoSource
from carnn_desktop.commands.segmenting.sources import Found as Result
from carnn_desktop.commands.segmenting.trace_files import trace_paths, write_trace
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.export.options import ExportImage
from carnn_desktop.photos.images import photo_sha256, read_image
from carnn_desktop.runs.store import RunStore
from carnn_desktop.runs.summary import dropped_texts


class FolderRun:
    """A run in progress; ``reports`` grows by one an image."""

    def __init__(
        self, options: SegmentOptions, source: PhotoSource, store: RunStore, output: Output
    ) -> None:
        self.reports: list[ImageReport] = []
        self._options, self._source, self._store = options, source, store
        self._output = output
        self._bar: ProgressBar = output.progress(len(store.refs()))
        plan = store.plan
        self._category_ids = frozenset(plan.category_ids.values())
        self._categories = {category.id: category for category in store.categories()}
        self._smallest = {
            name: plan.thresholds[number]
            for name, number in plan.category_ids.items()
            if number in plan.thresholds
        }

    def images(self, chosen: Sequence[ImageRef] | None = None) -> Iterator[ExportImage]:
        """Work through the folder; yield each image that has a document, for the COCO file.

        chosen : only these images of the store, None = all

        Raises RunFailed when an output cannot be written. A failing image is told and passed by.
        """
        refs = self._store.refs() if chosen is None else chosen
        if chosen is not None:
            self._bar.expect(len(refs))
        plan = self._store.plan
        for ref, result in self._source.results(refs, self._is_wanted, plan.request, self._bar):
            try:
                exported, report = self._image(ref, result)
            except RunFailed:
                raise
            except IMAGE_FAILURES as error:
                report = ImageReport(
                    path=ref.path, outcome="failed", reason=_reason(error, ref.path)
                )
                self._store.fail(ref, report.reason)
                exported = None
            self._tell(report)
            if exported is not None:
                yield exported
        self._bar.clear()

    def kept_images(self) -> Iterator[ExportImage]:
        """Yield the images of this run again, from the store, after :meth:`images` is through."""
        good = {report.path for report in self.reports if report.outcome != "failed"}
        for ref in self._store.refs():
            if ref.path in good:
                yield self.exported(ref)

    def exported(self, ref: ImageRef) -> ExportImage:
        """Return a kept image as it goes into the COCO file. Raises CarnnError when damaged."""
        return self._exported(ref, self._shown(self._store.document(ref.id)))

    def _is_wanted(self, ref: ImageRef) -> bool:
        """Whether a photo is to be worked on: not when that was done in just this way before."""
        store, path = self._store, self._options.folder / ref.path
        return not (
            store.lasting
            and store.is_done(ref.id, photo_sha256(path), self._source.identities)
            and not self._trace_is_missing(ref)
        )

    def _image(self, ref: ImageRef, found: Result) -> tuple[ExportImage, ImageReport]:
        options, store, processed = self._options, self._store, found.processed
        if found.error is not None:
            raise found.error
        if processed is None:
            return self._skipped(ref, store.document(ref.id))
        document, _ = store.add(ref.id, processed)
        result = processed.result
        ref = replace(ref, sha256=processed.sha256, width=result.width, height=result.height)
        if options.trace is not None:
            write_trace(options.trace, ref.path, processed.result)
        shown = self._shown(document)
        if options.overlays is not None:
            pixels = found.pixels
            if pixels is None:
                pixels = read_image(options.folder / ref.path).pixels
            write_overlay(options.overlays, ref.path, pixels, self._layers(shown))
        report = report_of(ref.path, processed.result, processed.notes, self._smallest)
        return self._exported(ref, shown), report

    def _skipped(self, ref: ImageRef, document: ImageDocument) -> tuple[ExportImage, ImageReport]:
        """Take an image that is done from the project; draw its overlay only if it is missing.

        What nobody decided on follows the smallest scores that the categories ask for now.
        """
        judged = judged_again(document, self._category_ids, self._store.plan.thresholds)
        if judged is not document:
            self._store.keep_document(judged)
            document = judged
        shown = self._shown(document)
        overlays = self._options.overlays
        if overlays is not None and not overlay_path(overlays, ref.path).exists():
            pixels = read_image(self._options.folder / ref.path).pixels
            write_overlay(overlays, ref.path, pixels, self._layers(shown))
        trace = self._store.trace(ref.id)
        report = ImageReport(
            path=ref.path,
            outcome="skipped",
            kept=self._found(document),
            dropped=dropped_texts(trace) if trace is not None else (),
        )
        return self._exported(ref, shown), report

    def _found(self, document: ImageDocument) -> tuple[Found, ...]:
        """Return what an earlier run kept; of a name rejected on arrival the best."""
        found, seen = [], set()
        for annotation in _best_of_phrases(document).annotations:
            decision = decision_of(annotation)
            name = self._categories[annotation.category_id].name
            if not self._is_of_run(annotation) or decision == "rejected":
                continue
            if decision in SUPPRESSED and name in seen:
                continue
            seen.add(name)
            provenance = annotation.provenance
            found.append(
                Found(
                    name=name,
                    score=provenance.score or 0.0,
                    forced=provenance.forced,
                    too_low=decision == "below_threshold",
                )
            )
        return tuple(found)

    def _exported(self, ref: ImageRef, document: ImageDocument) -> ExportImage:
        # what the list of images said of the state is from before the run
        return ExportImage(replace(ref, state=document.state), document)

    def _trace_is_missing(self, ref: ImageRef) -> bool:
        folder = self._options.trace
        return folder is not None and not all(p.exists() for p in trace_paths(folder, ref.path))

    def _shown(self, document: ImageDocument) -> ImageDocument:
        """Return the document with what this run asks for: its categories, nothing rejected, and of
        a phrase's waiting candidates the best.
        """
        annotations = tuple(
            annotation
            for annotation in _best_of_phrases(document).annotations
            if self._is_of_run(annotation) and self._is_shown(annotation)
        )
        return replace(document, annotations=annotations)

    def _is_of_run(self, annotation: Annotation) -> bool:
        return annotation.category_id in self._category_ids

    def _is_shown(self, annotation: Annotation) -> bool:
        if annotation.state == "rejected":
            return self._options.keep_forced and decision_of(annotation) == "forced"
        return True

    def _layers(self, document: ImageDocument) -> list[Layer]:
        layers = []
        for annotation in document.annotations:
            category, score = self._categories[annotation.category_id], annotation.provenance.score
            label = category.name if score is None else f"{category.name} {score:.2f}"
            layers.append((label, category.color, annotation.mask))
        return layers

    def _tell(self, report: ImageReport) -> None:
        self.reports.append(report)
        if report.outcome == "failed":
            self._output.message(f"failed: {report.path}: {report.reason}")
            self._bar.finish("failed", worked=False)
        elif report.outcome == "skipped":
            self._bar.finish("done before", worked=False)
        else:
            self._bar.finish(f"{kept_words(report)} ({report.seconds:.1f} s)")


def _best_of_phrases(document: ImageDocument) -> ImageDocument:
    """Return the document with only the best of each phrase's waiting candidates."""
    lesser = {
        annotation.id for choice in choices(document) for annotation in choice.annotations[1:]
    }
    kept = tuple(annotation for annotation in document.annotations if annotation.id not in lesser)
    return replace(document, annotations=kept)


def _reason(error: Exception, path: str) -> str:
    """Return one line: our own reasons as they are, others with their kind."""
    if isinstance(error, CarnnError):
        # the image is named in front of the reason already
        reason = error.reason.removeprefix(f"{PurePosixPath(path).name} ")
        return " ".join(f"{reason} {error.remedy}".split())
    if isinstance(error, MemoryError):
        return "there is not enough memory for it."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror.lower()}."
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:300]}"
