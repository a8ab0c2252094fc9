"""From a request to a filed recording: asking, the worklist, the session, intake."""
