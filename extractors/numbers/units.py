"""Units of measure as they are written after numbers, after the SI brochure (BIPM, 2019).

Letters that are mostly something else after a number (`A`, `C`, `G`, `K`, `in`) are left out.
"""

from typing import Final

__all__ = ["GLUED", "TIMES", "UNITS", "WORDS"]

_UNITS: Final = {
    "signs of time": "s sec secs min mins h hr hrs ms μs µs us ns",
    "times": "second seconds minute minutes hour hours day days week weeks month months year years"
    " millisecond milliseconds microsecond microseconds nanosecond nanoseconds",
    "signs": "m mm cm dm km μm µm um nm ft kg g mg L mL ml mol N mN kN Nm Pa kPa MPa"
    " J mJ μJ µJ kJ MJ W mW μW µW kW MW Wh kWh V mV mA mAh Hz kHz MHz GHz dB dBm dBi deg rad mrad"
    " kB KB MB GB TB KiB MiB GiB kbps Mbps Gbps bpp bpc px fps FPS Fps rpm RPM bpm BPM brpm QPS qps"
    " FLOP FLOPs FLOPS KFLOPs MFLOPs GFLOPs TFLOPs PFLOPs GFLOPS MFLOPS TFLOPS"
    " MACs MMACs GMACs TOPS GOPS GOPs MIPS",
    "words": "meter meters metre metres millimeter millimeters millimetre millimetres centimeter"
    " centimeters centimetre centimetres kilometer kilometers micrometer micrometers"
    " degree degrees radian radians pixel pixels voxel voxels bit bits nat nats byte bytes"
    " megabyte megabytes gigabyte gigabytes joule joules watt watts volt volts hertz"
    " newton newtons pascal kilogram kilograms gram grams decibel decibels"
    " liter liters litre litres",
}
_LISTS: Final = {name: units.split() for name, units in _UNITS.items()}

TIMES: Final = frozenset([*_LISTS["signs of time"], *_LISTS["times"]])
"""Units of time, which may stand below a bar after any noun (`tokens/s`, `pages per second`)."""

WORDS: Final = frozenset([*_LISTS["times"], *_LISTS["words"]])
"""Units in full, in lower case."""

UNITS: Final = frozenset([*_LISTS["signs of time"], *_LISTS["signs"]])
"""Signs of units."""

GLUED: Final = "|".join(sorted(UNITS, key=lambda sign: (-len(sign), sign)))
"""Pattern of the signs that may touch the digits."""
