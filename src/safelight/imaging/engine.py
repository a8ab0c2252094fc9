"""The decoders on a short lead: libvips for JPEG, PNG and TIFF, libheif for HEIC. Configured on import.

Whoever decodes imports them from here, so that no decoder runs unconfigured.
"""

import pi_heif
import pyvips

# Threads a picture. On two cores a second thread makes one picture a third faster; more only take memory.
THREADS = 2

_DECODERS = (b"VipsForeignLoadJpeg", b"VipsForeignLoadPng", b"VipsForeignLoadTiff")


def _configure() -> None:
    # A cached result would be a patient's picture that outlives its request, and memory that grows.
    pyvips.cache_set_max(0)
    pyvips.vips_lib.vips_concurrency_set(THREADS)
    # What libvips itself calls unfit for hostile files, and then every other loader but the three in use.
    pyvips.vips_lib.vips_block_untrusted_set(1)
    pyvips.vips_lib.vips_operation_block_set(b"VipsForeignLoad", 1)
    for decoder in _DECODERS:
        pyvips.vips_lib.vips_operation_block_set(decoder, 0)
    pi_heif.options.DECODE_THREADS = THREADS
    pi_heif.options.THUMBNAILS = False
    pi_heif.options.DEPTH_IMAGES = False
    pi_heif.options.AUX_IMAGES = False


_configure()

__all__ = ["THREADS", "pi_heif", "pyvips"]
