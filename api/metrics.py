"""What the server counts, in the form Prometheus reads."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """One server's figures."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.questions = Counter(
            "briefwijzer_questions", "Questions asked.", ("language", "answered"), registry=self._registry
        )
        self.seconds = Histogram(
            "briefwijzer_question_seconds",
            "How long a question took.",
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
            registry=self._registry,
        )
        self.documents = Gauge("briefwijzer_documents", "Documents in the collection.", registry=self._registry)
        self.passages = Gauge("briefwijzer_passages", "Passages in the collection.", registry=self._registry)
        self.version = Gauge("briefwijzer_index_version", "The collection's version.", registry=self._registry)

    def text(self) -> bytes:
        """Return all figures in Prometheus' text format."""
        return generate_latest(self._registry)
