"""The law is judged by what it answers, not by how busy the machine is."""

from hypothesis import settings

settings.register_profile("law", deadline=None)
settings.load_profile("law")
