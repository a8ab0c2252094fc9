"""What is said of a scanned file that was taken in."""

from safelight.web.wording import plural


def read(pages: int, filed: int, waiting: int) -> str:
    """How much was in it, and what is left to do."""
    return f"{plural(pages, 'page')}. {plural(filed, 'form')} filed. {_left(waiting)}"


def being_read(pages: int, *, new: bool) -> str:
    """It waits for a job."""
    again = "" if new else "The same scan is being read already. "
    return f"{again}{plural(pages, 'page')}: how far it is stands below. You need not wait for it."


def known_already(waiting: int) -> str:
    """The same file was here before."""
    return f"The same scan is here already: nothing was changed. {_left(waiting)}"


def _left(waiting: int) -> str:
    if not waiting:
        return "Nothing is left to do."
    return f"{plural(waiting, 'form')} to be read by hand: see the list below."
