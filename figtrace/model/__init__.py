"""The records, their vocabulary and their rules. No input or output; no library but pydantic and the standard one."""
