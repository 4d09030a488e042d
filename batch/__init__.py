"""The jobs over everybody: the same metrics and rules as one turn's, as Ibis expressions.

An expression runs on DuckDB by default and on Apache Spark by option, and gives what the plain Python of
``app.services`` gives, to the last bit: all arithmetic is IEEE double arithmetic in the same order, and NULL
is unknown. Needs the extra ``batch``; serving does without this package.
"""
