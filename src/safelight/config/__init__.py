"""How the parts are put together: settings, urls, the database server. Nothing is decided here."""
