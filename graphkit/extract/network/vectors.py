"""The vectors of words from which grammar is read: those that spaCy makes, made faster.

What a word is by itself is found once for each spelling; what it becomes among its neighbours is onnxruntime's work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.extract.network.weights import neighbourhood

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.pipeline import Tok2Vec
    from spacy.tokens import Doc

    Rows = npt.NDArray[np.float32]

_REMEMBERED = 1 << 15
"""Spellings that are kept: 20 MB."""


class WordVectors:
    """Sets the vectors that `tok2vec`, that of the grammar that comes with graphkit, would set, and its listeners read."""

    def __init__(self, tok2vec: Tok2Vec) -> None:
        from thinc.api import chain

        alone, _ = tok2vec.model.layers
        features, *layers = alone.layers
        self._features: list[int | str] = features.attrs["columns"]
        self._made: Any = chain(*layers)
        self._known: dict[bytes, Rows] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the vectors of `doc`."""
        if len(doc):
            (doc.tensor,) = neighbourhood().run(None, {"rows": self._alone(doc)})
        return doc

    def _alone(self, doc: Doc) -> Rows:
        """Return a row for each word of `doc`, whatever stands beside it."""
        import numpy as np

        if len(self._known) > _REMEMBERED:
            self._known.clear()
        features: Any = np.ascontiguousarray(doc.to_array(self._features), dtype=np.uint64)
        spellings: list[bytes] = features.view(f"V{features.itemsize * len(self._features)}").ravel().tolist()
        new = {spelling: place for place, spelling in enumerate(spellings) if spelling not in self._known}
        if new:
            (made,) = self._made.predict([features[list(new.values())]])
            self._known.update(zip(new, made, strict=True))
        return np.concatenate([self._known[spelling] for spelling in spellings]).reshape(len(spellings), -1)
