"""The domain: articles, how they are read from files, kept and found. Knows neither Qt nor Whoosh."""
