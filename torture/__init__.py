"""A library is used while its processes are killed, its disk fills, its store and its clock fail: then it is judged."""
