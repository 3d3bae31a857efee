"""Reads audio for the scoring scripts."""

import wave

import numpy
import soxr

RATE = 16_000


def read(path):
    """The samples of a WAV file (mono, 16 bit) at 16 kHz, as fractions of full scale."""
    with wave.open(path) as file:
        pcm = numpy.frombuffer(file.readframes(file.getnframes()), "<i2")
        return soxr.resample(pcm.astype(numpy.float32) / 32768, file.getframerate(), RATE).clip(-1, 1)
