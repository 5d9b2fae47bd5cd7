#!/usr/bin/env python3
"""Makes assets/sounds/request.wav again: two soft tones, a fifth apart. The result is committed."""

import math
import pathlib
import struct
import wave

RATE = 22050
TONES = [(0.00, 659.26), (0.16, 987.77)]  # When it begins, and E5 and B5 in hertz.
LENGTH = 0.85
VOLUME = 0.32


def tone(time, frequency):
    """A struck bar: a quick start, a long end, and one overtone that ends sooner."""
    if time < 0:
        return 0.0
    attack = min(1.0, time / 0.008)
    ground = math.sin(2 * math.pi * frequency * time) * math.exp(-6 * time)
    above = math.sin(2 * math.pi * 3 * frequency * time) * math.exp(-18 * time)
    return attack * (ground + 0.18 * above)


def sample(index):
    time = index / RATE
    fade = min(1.0, (LENGTH - time) / 0.05)
    level = sum(tone(time - start, frequency) for start, frequency in TONES)
    return struct.pack("<h", round(32767 * VOLUME * fade * level))


place = pathlib.Path(__file__).resolve().parents[2] / "assets/sounds/request.wav"
with wave.open(str(place), "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(RATE)
    file.writeframes(b"".join(sample(index) for index in range(int(RATE * LENGTH))))
