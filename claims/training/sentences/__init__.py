"""The sentence encoder of the search: what it learns from, how, and the graphs it is shipped as."""
