"""The twenty heaviest words and pairs of each paper by scikit-learn's TF-IDF: CORPUS MOST SHEET.

The corpus is the one bench/ArxivLens.Scale writes: tab-separated, title and abstract analysed into terms with blanks between,
stop words as tildes. Writes the facts of an answer sheet. Needs, on Debian: apt-get install python3-sklearn
"""
import itertools
import sys
import time

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer

TERMS = 20


def read(path, most):
    with open(path, encoding="utf-8") as lines:
        for line in itertools.islice(lines, most):
            fields = line.split("\t")
            yield fields[5] + " ~ " + fields[6]


def words(text):
    return [word for word in text.split() if word != "~"]


def main():
    corpus, most, sheet = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    texts = list(read(corpus, most))
    began, cpu = time.perf_counter(), time.process_time()
    vectors = TfidfVectorizer(ngram_range=(1, 2), tokenizer=words, token_pattern=None, lowercase=False, sublinear_tf=True)
    matrix = vectors.fit_transform(texts)
    for row in range(matrix.shape[0]):
        weights = matrix.data[matrix.indptr[row]:matrix.indptr[row + 1]]
        numpy.argpartition(-weights, min(TERMS, len(weights) - 1))[:TERMS]
    wall, spent = time.perf_counter() - began, time.process_time() - cpu
    with open(sheet, "a", encoding="utf-8") as facts:
        facts.write(f"cost\tterms\t1\twarm\t{len(texts)}\t{spent * 1000:.3f}\t-1\n")
        facts.write(f"time\tterms\t1\twarm\t{wall / len(texts) * 1e6:.1f}\n")


if __name__ == "__main__":
    main()
