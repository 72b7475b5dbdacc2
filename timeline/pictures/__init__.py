"""Geometry of the drawn figures: numbers for SVG attributes, and nothing else. Pure.

Horizontal places are percentages, so that a picture fills any width without stretching its text; vertical ones are pixels.
"""

from timeline.pictures.balance import Balance, draw_balance
from timeline.pictures.lanes import LEAN, Chart, draw_lanes
from timeline.pictures.matrix import Matrix, lay_out_matrix
from timeline.pictures.scale import Axis, Tick
from timeline.pictures.strip import HEIGHT, STACK, Strip, choose_scale, coarser, draw_strip

__all__ = [
    "HEIGHT",
    "LEAN",
    "STACK",
    "Axis",
    "Balance",
    "Chart",
    "Matrix",
    "Strip",
    "Tick",
    "choose_scale",
    "coarser",
    "draw_balance",
    "draw_lanes",
    "draw_strip",
    "lay_out_matrix",
]
