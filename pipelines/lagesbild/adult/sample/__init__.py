"""Made-up files of adult education: shaped like Stockholm County's, of nobody."""

from lagesbild.adult.sample.writing import Written, write_sample

__all__ = ["Written", "write_sample"]
