"""Aligns words to sound by PocketSphinx. Reads a JSON list of {"file", "words"} from the file named by the first argument.
Writes a JSON list to standard output: the start of each word in ms, or null where a word is not in its dictionary.
"""

import json
import re
import sys
import wave

from pocketsphinx import Decoder


def starts(file, words):
    decoder = Decoder(lm=None, loglevel="FATAL")
    plain = [re.sub(r"[^a-z']", "", word.lower().replace("\u2019", "'")).strip("'") for word in words]
    if any(word == "" or decoder.lookup_word(word) is None for word in plain):
        return None
    with wave.open(file) as sound:
        samples = sound.readframes(sound.getnframes())
    decoder.set_align_text(" ".join(plain))
    try:
        decoder.start_utt()
        decoder.process_raw(samples, full_utt=True)
        decoder.end_utt()
        found = [
            segment.start_frame * 10
            for segment in decoder.seg()
            if not re.match(r"[<\[+(]", segment.word)
        ]
    except RuntimeError:
        return None
    return found if len(found) == len(plain) else None


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        takes = json.load(file)
    json.dump([starts(take["file"], take["words"]) for take in takes], sys.stdout)


main()
