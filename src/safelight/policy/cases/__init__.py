"""Case files: one question about one recording, with the facts and the answer that the sources give.

The format is in docs/policy/VOCABULARY.md and is a public interface: an information governance team writes cases.
"""
