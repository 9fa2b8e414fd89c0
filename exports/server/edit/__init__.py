"""Corrections made where one sees what is wrong, by the one user of this machine."""
