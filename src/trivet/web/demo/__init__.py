"""The demonstration: an invented provider, its customers from examples/customers, and six people part of the way through."""

from trivet.web.demo.load import Demonstration, load

__all__ = ["Demonstration", "load"]
