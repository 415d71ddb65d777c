"""The laws that hold a simulated client up: for the twelve that come with Trivet, and for every new one."""

from trivet.simulation.laws.check import check_laws
from trivet.simulation.laws.report import Finding, Report

__all__ = ["Finding", "Report", "check_laws"]
