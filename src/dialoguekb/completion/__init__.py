"""Shell completion: the line being typed in, words that complete it out.

Text of a record reaches a shell here, so two walls stand in its way: only a name of harmless characters is
offered (`index.completion_table.is_offered`), and each candidate is quoted for its shell (`shell_output`).
"""
