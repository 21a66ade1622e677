"""Where a place lies on maps: Miller's cylindrical projection, whole units, the north at the top.

Meridians are upright lines and every crop of the world keeps its proportions nearly right from the
equator to the polar circles, so that one picture of the world serves all maps.
"""

from __future__ import annotations

import math

PER_DEGREE = 20
"""Units of the drawing for one degree of longitude."""
_NORTH, _SOUTH = 84.0, -58.0


def _upward(lat: float) -> float:
    """Miller's ordinate of a latitude, in degrees (O. M. Miller, 1942)."""
    return math.degrees(1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(lat))))


WIDTH = 360 * PER_DEGREE
HEIGHT = round((_upward(_NORTH) - _upward(_SOUTH)) * PER_DEGREE)


def project(lat: float, lon: float) -> tuple[float, float]:
    """The place of degrees north and east on the drawing, from its upper left corner.

    What lies south of 58° S is below the drawing, what lies north of 84° N above it.
    """
    return (lon + 180) * PER_DEGREE, (_upward(_NORTH) - _upward(lat)) * PER_DEGREE
