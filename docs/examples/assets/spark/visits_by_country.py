"""Counts visits by country; the arguments are the folders of the input and of the output."""

import sys

from pyspark.sql import SparkSession

source, target = sys.argv[1:]
visits = SparkSession.builder.getOrCreate().read.csv(
    source, sep="\t", schema="host STRING, country STRING, page STRING"
)
visits.groupBy("country").count().write.mode("overwrite").csv(target)
