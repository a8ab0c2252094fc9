"""The words of the library's pages: one presenter for each template, and what several of them show."""
