"""The peer, hibari's own rules: texts in by standard input, their tokens out."""
import json, resource, sys, time

from hibari.g2p import G2P, normalize

started = time.process_time()
english = G2P(british=sys.argv[1] == "british")
english("Zorblatt")
loaded = time.process_time()
texts = [normalize(text) for text in json.load(sys.stdin)]
begun = time.process_time()
tokens = []
for text in texts:
    found = english.phonemize_tokens(english.tokenize(text))
    tokens.append([{"text": t.text, "phonemes": t.phonemes or "", "guessed": t.rating == 2} for t in found])
seconds = time.process_time() - begun
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
json.dump({"texts": texts, "tokens": tokens, "seconds": seconds, "loading": loaded - started,
           "megabytes": megabytes}, sys.stdout)
