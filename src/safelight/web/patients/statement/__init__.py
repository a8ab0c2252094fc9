"""One page in plain English, printed for the patient: what was agreed to, what exists, what happened, who looked."""
