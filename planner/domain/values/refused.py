"""Why a disk refuses, sorted by what can be done about it: numbers of `errno`."""

from __future__ import annotations

import errno

FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""There is no room."""
FORBIDDEN = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))
"""There is no right to write."""
GONE = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ESTALE))
"""The place is not there."""
