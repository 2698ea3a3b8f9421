"""The model hub behind a small protocol, so that the store can be tested without a network."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told

_PATIENCE_S = 4.0
_BEAT_S = 0.1  # how often a transfer is asked about, and can be left
_PARTING_S = 0.5
_SILENCE_S = 10.0  # without a byte
_TRIES, _PAUSE_S = 3, 1.0
_CHUNK = 1 << 20
_BOT, _TITLE = "SFconvertbot", "Adding `safetensors` variant of this model"
_Answers = queue.SimpleQueue[tuple[Any, Exception | None]]
_NO_CONNECTION = Told(
    "Check the connection, or copy the model's folder here and add it. "
    "Models that are installed work without a connection."
)


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a repository: size in bytes; SHA-256 (hex) where the hub states it, else empty."""

    name: str
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRepository:
    """A repository at one commit."""

    commit: str
    licence: str
    files: tuple[HubFile, ...]


class HubClient(Protocol):
    """What the store needs of a hub."""

    def describe(self, model_id: str, revision: str) -> HubRepository:
        """Resolve a revision; raise CarnnError when the hub or the model is out of reach."""

    def fetch(
        self, model_id: str, commit: str, name: str, folder: Path, report: Callable[[int], None]
    ) -> None:
        """Bring a file into ``folder``, resuming; call ``report(bytes so far)`` often.

        What ``report`` raises ends the transfer and passes through; what came stays.
        """


class HuggingFaceHub:
    """The Hugging Face hub through its own client library.

    The bytes are fetched here: since version 2 the library begins every download anew, and its
    pieces of 10 MB are too large for a slow line. endpoint : of another hub, default the library's
    """

    def __init__(self, endpoint: str | None = None) -> None:
        self._endpoint = endpoint

    def describe(self, model_id: str, revision: str) -> HubRepository:
        """See :class:`HubClient`; of weights that come as pickles alone, the hub's conversion."""
        asked = self._described(model_id, revision)
        return asked if _has_weights(asked) else self._converted(model_id, asked) or asked

    def _converted(self, model_id: str, asked: HubRepository) -> HubRepository | None:
        """Return the safetensors of the same weights that the hub's own bot made, None without any.

        transformers takes them as well: it is a pull request that nobody has to have accepted.
        """
        from huggingface_hub import HfApi

        pickle = _pickle(asked)

        def ask() -> list[str]:
            requests = HfApi(endpoint=self._endpoint).get_repo_discussions(
                model_id, author=_BOT, discussion_type="pull_request", discussion_status="open"
            )
            own = [one for one in requests if (one.author, one.title) == (_BOT, _TITLE)]
            return [str(one.git_reference) for one in own]

        try:
            for reference in _within(_PATIENCE_S, ask) if pickle else ():
                found = self._described(model_id, reference)
                if _has_weights(found) and _pickle(found) == pickle:
                    return found
        except Exception:  # noqa: BLE001 - then there is none to be had
            return None
        return None

    def _described(self, model_id: str, revision: str) -> HubRepository:
        from huggingface_hub import HfApi

        def ask() -> Any:
            return HfApi(endpoint=self._endpoint).model_info(
                model_id, revision=revision, files_metadata=True, timeout=_PATIENCE_S
            )

        try:
            info = _within(_PATIENCE_S, ask)
        except TimeoutError as error:
            raise CarnnError(
                Told(
                    "{model_id} cannot be fetched: the model hub did not answer within "
                    "{seconds:.0f} seconds.",
                    model_id=model_id,
                    seconds=_PATIENCE_S,
                ),
                _NO_CONNECTION,
            ) from error
        except Exception as error:  # the client raises many kinds
            raise _refusal(model_id, revision, error) from error
        licence = getattr(info.card_data, "license", None) if info.card_data else None
        return HubRepository(
            commit=str(info.sha),
            licence=str(licence or "unknown"),
            files=tuple(_hub_file(sibling) for sibling in info.siblings or ()),
        )

    def fetch(
        self, model_id: str, commit: str, name: str, folder: Path, report: Callable[[int], None]
    ) -> None:
        """See :class:`HubClient`."""
        from huggingface_hub import hf_hub_url
        from huggingface_hub.errors import GatedRepoError

        url = hf_hub_url(model_id, name, revision=commit, endpoint=self._endpoint)
        part = folder / f"{name}.{commit[:12]}.incomplete"
        received = _Received()
        answers = _begun(partial(_transfer, url, part, received))
        try:
            while (answer := _answer(answers, _BEAT_S)) is None:
                report(received.count)
        except BaseException:
            received.unwanted = True
            _answer(answers, _PARTING_S)  # what came is written before anybody goes on
            raise
        report(received.count)
        error = answer[1]
        if isinstance(error, GatedRepoError):  # anybody may read what there is, but not have it
            raise _refusal(model_id, commit, error) from error
        if error is not None:
            # the client passes on whatever its parts raise: of the disk, the network, the protocol
            reason = Told(
                "The download of {name} broke off ({error}).",
                name=name,
                error=type(error).__name__,
            )
            raise CarnnError(
                reason,
                Told("Check the connection and start it again: it goes on where it stopped."),
            ) from error
        part.replace(folder / name)
        for older in folder.glob(f"{name}.*.incomplete"):  # of another revision
            older.unlink(missing_ok=True)


def _has_weights(repository: HubRepository) -> bool:
    return any(
        file.name.startswith("model") and file.name.endswith(".safetensors")
        for file in repository.files
    )


def _pickle(repository: HubRepository) -> str:
    """Return the hash of the weights as a pickle, "" where there are none."""
    return next((f.sha256 for f in repository.files if f.name == "pytorch_model.bin"), "")


def _refusal(model_id: str, revision: str, error: Exception) -> CarnnError:
    """Return what an error of the client means, in words."""
    from huggingface_hub import errors

    match error:
        case errors.GatedRepoError():
            return CarnnError(
                Told(
                    "{model_id} is only given to people who agreed to its terms.", model_id=model_id
                ),
                Told("Agree on its page on the hub, log in with 'hf auth login', and try again."),
            )
        case errors.RevisionNotFoundError():
            return CarnnError(
                Told(
                    "{model_id} has no revision “{revision}”.", model_id=model_id, revision=revision
                ),
                Told("Leave it out to take the newest."),
            )
        case errors.RepositoryNotFoundError() | errors.HFValidationError():
            return CarnnError(
                Told(
                    "The model hub has no model {model_id}, or it is not public.", model_id=model_id
                ),
                Told("Check the spelling; names look like openai/clip-vit-base-patch16."),
            )
        case errors.OfflineModeIsEnabled():
            return CarnnError(
                Told(
                    "{model_id} is not installed, and the hub was not asked: HF_HUB_OFFLINE "
                    "is set.",
                    model_id=model_id,
                ),
                Told("Unset it, or add a local folder instead."),
            )
        case errors.HfHubHTTPError() if error.response is not None:
            why = Told("answered with status {status}", status=error.response.status_code)
        case _:
            why = Told("cannot be reached ({error})", error=type(error).__name__)
    return CarnnError(
        Told("{model_id} cannot be fetched: the model hub {why}.", model_id=model_id, why=why),
        _NO_CONNECTION,
    )


def _transfer(url: str, part: Path, received: _Received) -> None:
    """Bring a file to ``part``, going on with what is there; try again while bytes come."""
    failures = 0
    while True:
        before = received.count
        try:
            _stream(url, part, received)
        except (OSError, _Unwanted):  # the disk, or nobody waits
            raise
        except Exception as error:
            failures = 1 if received.count > before else failures + 1
            refused = getattr(error, "response", None) is not None
            if refused or failures == _TRIES:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _stream(url: str, part: Path, received: _Received) -> None:
    """Append what is missing of a file to ``part``."""
    from huggingface_hub import utils

    client: Any = utils
    with part.open("ab") as stream:
        received.take(stream.tell())
        headers = {**client.build_hf_headers(), "Accept-Encoding": "identity"}
        if received.count:
            headers["Range"] = f"bytes={received.count}-"
        with client.get_session().stream(
            "GET", url, headers=headers, timeout=_SILENCE_S, follow_redirects=True
        ) as response:
            if response.status_code == 416 and received.count:
                return  # all of it is there
            client.hf_raise_for_status(response)
            if response.status_code != 206 and received.count:
                stream.truncate(0)  # the server begins anew
                received.take(0)
            for chunk in response.iter_bytes(_CHUNK):
                received.take(received.count)
                stream.write(chunk)
                received.take(received.count + len(chunk))


class _Unwanted(Exception):
    """Ends a transfer that nobody waits for any more."""


class _Received:
    """How much of a file came. Written by the transfer's thread, read by the one that waits."""

    def __init__(self) -> None:
        self.count = 0
        self.unwanted = False

    def take(self, count: int) -> None:
        """Remember ``count`` bytes, or end the transfer."""
        if self.unwanted:
            raise _Unwanted
        self.count = count


def _within(seconds: float, ask: Callable[[], Any]) -> Any:
    """Return what ``ask`` returns; raise TimeoutError when it takes longer.

    The client's own time-out is for each address and try; a name server that is silent has none.
    """
    answer = _answer(_begun(ask), seconds)
    if answer is None:
        raise TimeoutError
    value, error = answer
    if error is not None:
        raise error
    return value


def _begun(ask: Callable[[], Any]) -> _Answers:
    """Begin to ask in a thread of its own; return where (value, error) will be put."""
    answers: _Answers = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put((ask(), None))
        except Exception as error:  # noqa: BLE001 (it is told where it was asked for)
            answers.put((None, error))

    threading.Thread(target=work, name="hub", daemon=True).start()
    return answers


def _answer(answers: _Answers, seconds: float) -> tuple[Any, Exception | None] | None:
    """Return the answer, None when there is none within ``seconds``."""
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return None


def _hub_file(sibling: Any) -> HubFile:
    lfs = sibling.lfs
    return HubFile(
        name=str(sibling.rfilename),
        size=int(sibling.size or 0),
        sha256=str(lfs.sha256) if lfs is not None else "",
    )
