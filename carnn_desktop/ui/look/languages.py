"""The languages of the window, under their own names, and the translators that bring them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from carnn_desktop.resources import resource_path

LANGUAGES: dict[str, str] = {
    "en": "English",
    "de": "Deutsch",
    "ja": "日本語",
    "zh_CN": "简体中文",
}
_CJK_FONTS: dict[str, tuple[str, ...]] = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", "Meiryo", "Hiragino Sans",
           "IPAGothic", "TakaoGothic", "VL Gothic"),
    "zh_CN": ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei UI", "PingFang SC",
              "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
}  # fmt: skip


def resolved(choice: str, system: str | None = None) -> str:
    """Return the language used for a choice; "" follows the system, English where it has none."""
    locale = QLocale(choice or system or QLocale.system().name())
    if locale.language() == QLocale.Language.Chinese:
        return "zh_CN"
    code = QLocale.languageToCode(locale.language())
    return code if code in LANGUAGES else "en"


def install(app: QCoreApplication, choice: str) -> list[QTranslator]:
    """Install the translations of a language and Qt's own; return them, for :func:`remove`."""
    language = resolved(choice)
    QLocale.setDefault(QLocale(choice) if choice else QLocale.system())
    if language == "en":
        return []
    installed = []
    for name, folder in (("qtbase", qt_folder()), ("carnn", own_folder())):
        translator = QTranslator(app)
        if folder is not None and translator.load(f"{name}_{language}", str(folder)):
            app.installTranslator(translator)
            installed.append(translator)
    if isinstance(app, QApplication):
        use_fonts(app, language)
    return installed


def remove(app: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take translations away again; numbers are written as the system writes them."""
    QLocale.setDefault(QLocale.system())
    for translator in translators:
        app.removeTranslator(translator)
        translator.deleteLater()


def own_folder() -> Path | None:
    """Return where the program's translations are."""
    try:
        return resource_path("translations")
    except FileNotFoundError:
        return None


def qt_folder() -> Path:
    """Return where Qt keeps the translations of its own dialogs."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def use_fonts(app: QApplication, language: str) -> None:
    """Put a font with the language's characters behind the interface font, where there is one.

    Han characters look different in Chinese and Japanese; the system's fallback may pick the wrong
    ones.
    """
    known = set(QFontDatabase.families())
    wanted = [family for family in _CJK_FONTS.get(language, ()) if family in known]
    if wanted:
        font = QFont(app.font())
        families = [family for family in font.families() if family not in wanted]
        font.setFamilies([*families, *wanted[:1]])
        app.setFont(font)
