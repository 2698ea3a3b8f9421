"""What the prompt bar offers while one types: the project's categories, then the shipped lists."""

from __future__ import annotations

from carnn_desktop.contracts.queries import text_key
from carnn_desktop.formats.vocabularies import shipped_names
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.prompt.bar import PromptBar


def offer_known_words(session: Session, prompt: PromptBar) -> None:
    """Keep the completion of the prompt bar in step with the categories of the project."""

    def offer(_event: object = None) -> None:
        prompt.set_words(words_to_offer(session))

    session.categories_changed.connect(offer)
    session.project_opened.connect(offer)
    offer()


def words_to_offer(session: Session) -> list[str]:
    """Return names and synonyms of the project first, then the other known names."""
    own = [text for c in session.categories.listed() for text in (c.name, *c.synonyms)]
    known = {text_key(text) for text in own}
    return own + [name for name in shipped_names() if text_key(name) not in known]
