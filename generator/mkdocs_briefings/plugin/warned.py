"""Whether a warning was logged: to take over what was made would keep it from being told again."""

from __future__ import annotations

import logging


class Warned(logging.Handler):
    """Hears whether a warning is logged while it is entered."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True

    def __enter__(self) -> Warned:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
