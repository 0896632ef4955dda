"""Step 2: the teacher's word pieces that English needs, and Dutch ones beside them.

The pieces stay in the teacher's own WordPiece tokenizer (lower case, no accents). A Dutch piece starts
as the mean of the teacher's English pieces that stand with it in translations, weighted by how much
more often than chance they do (squared Dice coefficient): a plain form of WECHSEL's aligned start
(Minixhofer and others, 2022) that needs no vectors from elsewhere.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from scipy import sparse
from tokenizers import Tokenizer, models, trainers

from scripts.training.cleaning import read_tsv
from scripts.training.gather import GENERAL, LEXICON, WORD

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_LEARNT_DUTCH = 40_000
_NEAREST = 8
_POSITIONS = 256


def build_vocabulary(teacher: Path, data: Path, work: Path, size: int, english_share: float) -> None:
    """Write `tokenizer.json` and `start.safetensors` (the teacher's weights for the new pieces).

    Args:
        teacher: the teacher's folder.
        data: the data folder; `extra/dutch-words.tsv` weighs general Dutch, where it is there.
        work: the work folder with the gathered files.
        size: the number of pieces.
        english_share: the part of them taken from the teacher.
    """
    rows = list(read_tsv(work / "pairs.tsv"))
    settings = json.loads((teacher / "tokenizer.json").read_text(encoding="utf-8"))
    theirs: dict[str, int] = settings["model"]["vocab"]
    full = Tokenizer.from_str(json.dumps(settings))
    full.no_truncation()
    full.no_padding()
    english = [*(row[0] for row in rows), *(work / "english.txt").read_text(encoding="utf-8").splitlines()]
    kept = _teacher_pieces(full, theirs, english, int(size * english_share))
    added = _dutch_pieces(full, _dutch_counts(full, rows, data), kept, size - len(kept))
    pieces = [*kept, *added]
    settings["model"]["vocab"] = {piece: at for at, piece in enumerate(pieces)}
    settings["truncation"] = settings["padding"] = None
    _renumber_special_tokens(settings, pieces)
    tokenizer = Tokenizer.from_str(json.dumps(settings))
    tokenizer.save(str(work / "tokenizer.json"), pretty=False)
    weights = load_file(teacher / "model.safetensors")
    weights["embeddings.word_embeddings.weight"] = _start(weights, theirs, full, tokenizer, pieces, rows)
    weights["embeddings.position_embeddings.weight"] = weights["embeddings.position_embeddings.weight"][:_POSITIONS]
    weights = {name: value for name, value in weights.items() if value.dtype == numpy.float32}
    save_file({name: numpy.ascontiguousarray(value) for name, value in weights.items()}, work / "start.safetensors")


def _teacher_pieces(full: Tokenizer, theirs: dict[str, int], english: list[str], size: int) -> list[str]:
    """Keep the special pieces, the characters of Latin text, and what English text uses most."""
    numbers: Counter[int] = Counter()
    for encoding in full.encode_batch_fast(english, add_special_tokens=False):
        numbers.update(encoding.ids)
    used = {piece: numbers[number] for piece, number in theirs.items()}
    # The teacher's own order is by frequency in general English: it breaks ties and fills up.
    ordered = sorted(theirs, key=lambda piece: (-min(used[piece], 20), theirs[piece]))
    characters = [piece for piece in theirs if len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x250]
    wanted = dict.fromkeys([*_SPECIAL, *characters])
    unwanted = {piece for piece in theirs if piece.startswith("[") and piece not in _SPECIAL and len(piece) > 1}
    wanted.update(dict.fromkeys(piece for piece in ordered if piece not in unwanted and _is_latin(piece)))
    return list(wanted)[:size]


def _is_latin(piece: str) -> bool:
    return all(ord(character) < 0x250 or 0x2000 <= ord(character) < 0x2190 for character in piece)


def _dutch_counts(full: Tokenizer, rows: list[list[str]], data: Path) -> Counter[str]:
    """Count Dutch words: what the pairs hold (business text for a fifth), and general Dutch."""
    counts: Counter[str] = Counter()
    business: Counter[str] = Counter()
    for _, text, group in rows:
        normal = full.normalizer.normalize_str(text)
        words = (word for word, _ in full.pre_tokenizer.pre_tokenize_str(normal))
        (counts if group in (GENERAL, WORD, LEXICON) else business).update(words)
    for word, count in business.items():
        counts[word] += count // 5
    frequencies = data / "extra" / "dutch-words.tsv"
    for word, billionths in read_tsv(frequencies) if frequencies.exists() else ():
        counts[full.normalizer.normalize_str(word)] += int(billionths) // 200 + 2
    return counts


def _dutch_pieces(full: Tokenizer, counts: Counter[str], kept: list[str], size: int) -> list[str]:
    """Learn WordPieces on Dutch words and take the ones that are new, the most frequent first."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.pre_tokenizer = full.pre_tokenizer
    trainer = trainers.WordPieceTrainer(
        vocab_size=_LEARNT_DUTCH, special_tokens=list(_SPECIAL), continuing_subword_prefix="##", show_progress=False
    )

    def repeated() -> Iterable[list[str]]:
        for word, count in counts.items():
            if count >= 2 and word.isalpha() and _is_latin(word):
                yield [word] * min(count, 300)

    tokenizer.train_from_iterator(repeated(), trainer)
    have = set(kept)
    found: Counter[str] = Counter()
    words = [word for word, count in counts.items() if count >= 2]
    for word, encoding in zip(words, tokenizer.encode_batch_fast(words, add_special_tokens=False), strict=True):
        for number in encoding.ids:
            piece = tokenizer.id_to_token(number)
            if piece is not None and piece not in have:
                found[piece] += counts[word]
    return [piece for piece, _ in found.most_common(size)]


def _renumber_special_tokens(settings: dict[str, object], pieces: list[str]) -> None:
    number = {piece: at for at, piece in enumerate(pieces)}
    added = settings["added_tokens"]
    assert isinstance(added, list)
    for token in added:
        token["id"] = number[token["content"]]
    processor = settings["post_processor"]
    assert isinstance(processor, dict)
    if processor["type"] == "TemplateProcessing":
        for name, token in processor["special_tokens"].items():
            token["ids"] = [number[name]]
    else:
        for end in ("sep", "cls"):
            processor[end] = [processor[end][0], number[processor[end][0]]]


def _start(
    weights: dict[str, NDArray[numpy.float32]],
    theirs: dict[str, int],
    full: Tokenizer,
    tokenizer: Tokenizer,
    pieces: list[str],
    rows: list[list[str]],
) -> NDArray[numpy.float32]:
    words = weights["embeddings.word_embeddings.weight"]
    english = _occurrences(full, [row[0] for row in rows], len(theirs))
    dutch = _occurrences(tokenizer, [row[1] for row in rows], len(pieces))
    together = (dutch.T @ english).tocsr()
    dutch_counts = numpy.asarray(dutch.sum(axis=0)).ravel()
    english_counts = numpy.asarray(english.sum(axis=0)).ravel()
    start = numpy.empty((len(pieces), words.shape[1]), dtype=numpy.float32)
    for at, piece in enumerate(pieces):
        if piece in theirs:
            start[at] = words[theirs[piece]]
            continue
        low, high = together.indptr[at], together.indptr[at + 1]
        columns, counts = together.indices[low:high], together.data[low:high]
        dice = (2 * counts / (dutch_counts[at] + english_counts[columns])) ** 2
        best = numpy.argsort(-dice)[:_NEAREST]
        if len(best) and counts[best].max() >= 2:
            start[at] = (dice[best, None] * words[columns[best]]).sum(axis=0) / dice[best].sum()
        else:
            start[at] = words[full.encode(piece.removeprefix("##"), add_special_tokens=False).ids].mean(axis=0)
    return start


def _occurrences(tokenizer: Tokenizer, texts: list[str], size: int) -> sparse.csr_matrix:
    encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    columns = [sorted(set(encoding.ids)) for encoding in encodings]
    bounds = numpy.cumsum([0, *(len(ids) for ids in columns)])
    flat = numpy.fromiter((number for ids in columns for number in ids), dtype=numpy.int32, count=int(bounds[-1]))
    return sparse.csr_matrix((numpy.ones(len(flat), dtype=numpy.float32), flat, bounds), shape=(len(texts), size))
