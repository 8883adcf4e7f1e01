"""From the globe to a plane: Equal Earth for the world, azimuthal for a cut of it. Both keep areas.

Sources: B. Šavrič, T. Patterson and B. Jenny, « The Equal Earth map projection » (2018); J. P. Snyder, *Map
Projections: A Working Manual* (1987), for Lambert's azimuthal equal-area projection of the sphere.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Floats = NDArray[np.float64]


class Projection(Protocol):
    """Longitude and latitude in degrees -> a plane whose unit is the radius of the globe, north up."""

    @property
    def longitude(self) -> float:
        """The meridian in the middle; longitudes are within 180 degrees of it."""

    @property
    def straight(self) -> bool:
        """Whether parallels are straight."""

    def __call__(self, longitude: float, latitude: float) -> Point:
        """The place in the plane."""

    def plane(self, points: Floats) -> Floats:
        """The same of many places: a row of longitudes and one of latitudes -> one of x and one of y."""


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole world, `longitude` in the middle."""

    longitude: float
    straight: bool = True

    def __call__(self, longitude: float, latitude: float) -> Point:
        """See `Projection`."""
        a = asin(sqrt(3) / 2 * sin(radians(latitude)))
        slope = 1.340264 - 0.243318 * a**2 + 0.006251 * a**6 + 0.034164 * a**8
        x = 2 * sqrt(3) / 3 * radians(longitude - self.longitude) * cos(a) / slope
        return x, a * (1.340264 - 0.081106 * a**2 + 0.000893 * a**6 + 0.003796 * a**8)

    def plane(self, points: Floats) -> Floats:
        """See `Projection`."""
        longitude, latitude = points
        a = np.arcsin(sqrt(3) / 2 * np.sin(np.radians(latitude)))
        slope = 1.340264 - 0.243318 * a**2 + 0.006251 * a**6 + 0.034164 * a**8
        x = 2 * sqrt(3) / 3 * np.radians(longitude - self.longitude) * np.cos(a) / slope
        return np.array([x, a * (1.340264 - 0.081106 * a**2 + 0.000893 * a**6 + 0.003796 * a**8)])


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection around a point: true there, and good within some 60 degrees."""

    longitude: float
    latitude: float
    straight: bool = False

    def __call__(self, longitude: float, latitude: float) -> Point:
        """See `Projection`."""
        east, north, middle = radians(longitude - self.longitude), radians(latitude), radians(self.latitude)
        nearness = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
        k = sqrt(2 / max(1 + nearness, 1e-9))
        return k * cos(north) * sin(east), k * (cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east))

    def plane(self, points: Floats) -> Floats:
        """See `Projection`."""
        east, north, middle = np.radians(points[0] - self.longitude), np.radians(points[1]), radians(self.latitude)
        up, out, ahead = np.sin(north), np.cos(north), np.cos(east)
        k = np.sqrt(2 / np.maximum(1 + sin(middle) * up + cos(middle) * out * ahead, 1e-9))
        return np.array([k * out * np.sin(east), k * (cos(middle) * up - sin(middle) * out * ahead)])

    def back(self, x: float, y: float) -> Point:
        """Longitude (within 180 degrees of the middle) and latitude of a place in the plane."""
        far = hypot(x, y)
        if far < 1e-9:
            return self.longitude, self.latitude
        c, middle = 2 * asin(min(far / 2, 1)), radians(self.latitude)
        north = asin(max(-1, min(1, cos(c) * sin(middle) + y * sin(c) * cos(middle) / far)))
        east = atan2(x * sin(c), far * cos(middle) * cos(c) - y * sin(middle) * sin(c))
        return self.longitude + east * 180 / pi, north * 180 / pi
