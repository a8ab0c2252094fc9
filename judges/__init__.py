"""Programs of others judge what the library writes. `make judges` installs them."""
