"""Speed, measured against a peer or a physical limit in the same run; figures go into docs/performance.md."""
