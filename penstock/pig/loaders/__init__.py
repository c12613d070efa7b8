"""Load and store functions, by every name a script can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.loaders.pig_storage import PigStorage
from penstock.pig.loaders.text_loader import TextLoader

if TYPE_CHECKING:
    from penstock.pig.values import StorageFunction

STORAGE_FUNCTIONS: tuple[StorageFunction, ...] = (PigStorage(), TextLoader())

BY_NAME: dict[str, StorageFunction] = {name: function for function in STORAGE_FUNCTIONS for name in function.names}
