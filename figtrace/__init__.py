"""The domain of figtrace: records, networks and pictures of pathway figures. It knows no dash, plotly or flask."""

__version__ = "0.1.0"
