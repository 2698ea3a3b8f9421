"""`models`: list, add, download, verify and remove models."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from carnn_desktop.commands.console.command import add_json, add_switch, command
from carnn_desktop.commands.console.output import Output, ProgressBar, RunFailed
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback

if TYPE_CHECKING:
    from carnn_desktop.engine.weights.recommended import RecommendedModel
    from carnn_desktop.services.model_list import Availability, ModelCatalog, ModelEntry


@command(
    "models", "list, recommend, add, download, verify and remove models", "model_tools.run_here"
)
def models(parser: argparse.ArgumentParser) -> None:
    """Add what ``models`` is asked for."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=type(parser))
    add_json(verbs.add_parser("list", help="what is installed (also without a verb)"))
    recommend = verbs.add_parser("recommend", help="which models are worth a download, and why")
    add_switch(recommend, "--commercial", "only those that may be used commercially")
    add_json(recommend)
    add = verbs.add_parser("add", help="use the model in a local folder")
    add.add_argument("model", metavar="FOLDER")
    add_json(add)
    download = verbs.add_parser("download", help="fetch a model; one that broke off goes on")
    download.add_argument("model", metavar="OWNER/NAME", help="e.g. openai/clip-vit-base-patch16")
    download.add_argument("--revision", default="main", metavar="R", help="branch, tag or commit")
    add_json(download)
    for verb, text in (
        ("verify", "compare the files with their hashes; of a local folder, that they are whole"),
        ("remove", "delete a downloaded model, forget an added folder"),
    ):
        one = verbs.add_parser(verb, help=text)
        one.add_argument("model", metavar="MODEL", help="an id that 'models list' shows")
        add_json(one)


def run_here(arguments: argparse.Namespace, output: Output) -> int:
    """Run ``models`` with the models of this computer."""
    from carnn_desktop.services.model_list import ModelCatalog

    return run_models(arguments, output, ModelCatalog())


def run_models(arguments: argparse.Namespace, output: Output, catalog: ModelCatalog) -> int:
    """Do what was asked with the models on ``catalog``; return the exit code."""
    verb = arguments.verb or "list"
    if verb == "list":
        _list(catalog, output)
        return 0
    if verb == "recommend":
        _recommend(catalog, output, commercial=arguments.commercial)
        return 0
    if verb == "add":
        entry, done = catalog.add(Path(arguments.model)), "added"
    elif verb == "remove":
        entry, done = catalog.remove(arguments.model), "removed"
    else:
        entry = _long(verb, arguments, output, catalog)
        done = "downloaded" if verb == "download" else _verified(entry)
    output.result(f"{entry.id} {done}")
    output.data({"verb": verb, "model": _values(entry)})
    return 0


def _verified(entry: ModelEntry) -> str:
    if entry.verifiable:
        return "verified: every file is as it came"
    return "looked at: its files are whole (nobody knows the hashes of a local folder)"


def _long(
    verb: str, arguments: argparse.Namespace, output: Output, catalog: ModelCatalog
) -> ModelEntry:
    bar = output.progress(1)
    bar.start(arguments.model)
    try:
        if verb == "verify":
            return catalog.verify(arguments.model, bar.report)
        return catalog.download(
            arguments.model, revision=arguments.revision, on_progress=_in_megabytes(bar)
        )
    except CarnnError as error:
        raise RunFailed(error.reason, error.remedy) from error
    finally:
        bar.clear()


def _in_megabytes(bar: ProgressBar) -> ProgressCallback:
    """Return a progress callback that shows bytes as whole megabytes."""

    def on_progress(progress: Progress) -> None:
        done, total = (round(value / 1e6) for value in (progress.done, progress.total))
        bar.report(Progress(f"{progress.stage} MB", done, total, text=progress.text))

    return on_progress


def _list(catalog: ModelCatalog, output: Output) -> None:
    from carnn_desktop.services.model_list import megabytes

    entries = catalog.entries()
    for entry in entries:
        size = megabytes(entry.size) if entry.size else "-"
        output.result(f"{entry.id}  [{entry.kind}, {entry.origin}, {entry.licence}, {size}]")
        output.result(f"    {entry.problem or entry.sentence}")
    total = sum(entry.size for entry in entries)
    output.result(f"{megabytes(total) if total else '0 MB'} on disk, in {catalog.root}")
    output.data(
        {
            "folder": catalog.root,
            "bytes": total,
            "models": [_values(entry) for entry in entries],
        }
    )


def _recommend(catalog: ModelCatalog, output: Output, *, commercial: bool) -> None:
    from carnn_desktop.services.model_list import megabytes

    found = catalog.recommended(commercial=commercial)
    for one, here in found:
        absent = "gated" if one.gated else "not installed"
        state = {"": absent, "installed": "installed", "cached": "in the hub's cache"}[here]
        output.result(
            f"{one.id}  [{one.family}, {state}, {one.licence_words}, about {megabytes(one.size)}]"
        )
        output.result(f"    {one.purpose}")
        told = [f"It takes at least {megabytes(one.size)} of memory.", one.terms]
        told.append(one.figure and f"Published: {one.figure}.")
        told.append(f"Seconds a photo: {one.seconds_words}.")
        output.result("    " + " ".join(filter(None, told)))
        for number, step in enumerate(one.steps, 1):
            output.result(f"    {number}. {step}")
        if here == "cached":
            option = "--refine sam-prompts --sam" if one.family == "sam" else "--model"
            output.result(f"    python main.py segment ... {option} {one.id}")
        elif not here:
            pinned = f"{one.id} --revision {one.revision}"
            output.result(f"    python main.py models download {pinned}")
    output.data({"models": [_recommended_values(one, here) for one, here in found]})


def _recommended_values(one: RecommendedModel, here: Availability) -> dict[str, object]:
    return {
        "id": one.id,
        "family": one.family,
        "title": one.title,
        "revision": one.revision,
        "purpose": one.purpose,
        "parameters": one.parameters,
        "bytes": one.size,
        "licence": one.licence_words,
        "terms": one.terms,
        "commercial": one.commercial,
        "gated": one.gated,
        "steps": list(one.steps),
        "source": one.source,
        "figure": one.figure,
        "seconds": one.seconds,
        "installed": here == "installed",
        "cached": here == "cached",
    }


def _values(entry: ModelEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "origin": entry.origin,
        "licence": entry.licence,
        "bytes": entry.size,
        "where": entry.where,
        "revision": entry.revision,
        "sentence": entry.sentence,
        "problem": entry.problem,
    }
