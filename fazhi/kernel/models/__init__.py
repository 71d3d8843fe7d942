"""One noun a file; this page only lists them."""

from fazhi.kernel.models.deadline import Deadline
from fazhi.kernel.models.entry import Declaration, Entry, Seal, Sealed
from fazhi.kernel.models.index import Chosen, HandKey, Mark, PersonKey, PlaceKey, Reading, TextKey
from fazhi.kernel.models.matter import Matter
from fazhi.kernel.models.paper import File, Number, Paper
from fazhi.kernel.models.people import Office, Party, Person, Post, Same
from fazhi.kernel.models.public import Disclosure, Link, Listing

__all__ = [
    "Chosen", "Deadline", "Declaration", "Disclosure", "Entry", "File", "HandKey", "Link", "Listing", "Mark", "Matter", "Number", "Office",
    "Paper", "Party", "Person", "PersonKey", "PlaceKey", "Post", "Reading", "Same", "Seal", "Sealed", "TextKey",
]
