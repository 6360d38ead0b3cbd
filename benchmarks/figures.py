"""Figures with their uncertainty: resampled intervals, macro-F1, and a plain reader to be beaten."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

LABELS = ("coach", "trainer", "adviser", "change_manager", "balanced", "unclear")
TIMES, SEED = 1000, 8  # the same seed, so the same figures every time

One = TypeVar("One")


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean over the labels that occur of F1; `pairs` are what it is and what was said."""
    out = []
    for label in LABELS:
        hit = sum(gold == guess == label for gold, guess in pairs)
        there = sum(gold == label for gold, _ in pairs)
        total = there + sum(guess == label for _, guess in pairs)
        if there:
            out.append(2 * hit / total)
    return sum(out) / len(out)


def share(values: Sequence[bool]) -> float:
    return sum(values) / len(values)


def interval(
    values: Sequence[One], figure: Callable[[Sequence[One]], float]
) -> tuple[float, float]:
    """Where `figure` lies in 95 of 100 sets drawn, with replacement, from `values`."""
    draw = random.Random(SEED)
    found = sorted(figure(draw.choices(values, k=len(values))) for _ in range(TIMES))
    return found[round(0.025 * TIMES)], found[round(0.975 * TIMES) - 1]


def shown(values: Sequence[One], figure: Callable[[Sequence[One]], float]) -> str:
    """`0.93 [0.90–0.96]`."""
    low, high = interval(values, figure)
    return f"{figure(values):.3f} [{low:.2f}–{high:.2f}]"


def plain_reader(train: Sequence[dict], cases: Sequence[dict]) -> list[str]:
    """What TF-IDF with logistic regression says of `cases`; of those it knows, by five folds.

    Needs scikit-learn.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline, make_union

    model = make_pipeline(
        make_union(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        ),
        LogisticRegression(C=20, max_iter=3000, class_weight="balanced"),
    )
    texts = [" ".join(c["answers"].values()) for c in train]
    labels = np.array([c["label"] for c in train])
    known: dict[str, str] = {}
    if {c["id"] for c in train} & {c["id"] for c in cases}:
        folds = StratifiedKFold(5, shuffle=True, random_state=1)
        said = cross_val_predict(model, texts, labels, cv=folds)
        known = {c["id"]: str(label) for c, label in zip(train, said, strict=True)}
    new = [c for c in cases if c["id"] not in known]
    if new:
        model.fit(texts, labels)
        said = model.predict([" ".join(c["answers"].values()) for c in new])
        known |= {c["id"]: str(label) for c, label in zip(new, said, strict=True)}
    return [known[c["id"]] for c in cases]
