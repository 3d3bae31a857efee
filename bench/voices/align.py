"""Compares word times with an aligner's. Reads a JSON list of {"voice", "file", "words": [{"word", "fromMs", "toMs"}]}
from the file named by the first argument. PocketSphinx is given the words, and finds their phones in the audio; a text
with a word that is not in its dictionary is left out. Writes a JSON object to standard output: for each voice the words,
and quantiles of the errors of their starts in ms.
"""

import json
import re
import sys

import numpy
from audio import RATE, read
from pocketsphinx import Decoder

LEAD_MS = 300


def starts(samples, words):
    """The start of each word in ms, or None, by PocketSphinx. It wants some near silence around speech."""
    decoder = Decoder(lm=None, loglevel="FATAL")
    plain = [re.sub(r"[^a-z']", "", word.lower().replace("\u2019", "'")).strip("'") for word in words]
    if any(word == "" or decoder.lookup_word(word) is None for word in plain):
        return None
    lead = numpy.random.default_rng(1).normal(0, 1e-4, RATE * LEAD_MS // 1000)
    pcm = (numpy.concatenate([lead, samples, lead]) * 32767).astype("<i2")
    decoder.set_align_text(" ".join(plain))
    try:
        decoder.start_utt()
        decoder.process_raw(pcm.tobytes(), full_utt=True)
        decoder.end_utt()
        found = [s.start_frame * 10 - LEAD_MS for s in decoder.seg() if not re.match(r"[<\[+(]", s.word)]
    except RuntimeError:
        return None
    return found if len(found) == len(plain) else None


def main():
    errors = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        takes = json.load(file)
    for take in takes:
        words = take["words"]
        found = starts(read(take["file"]), [word["word"] for word in words]) or []
        errors.setdefault(take["voice"], []).extend(word["fromMs"] - ms for word, ms in zip(words, found))
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
