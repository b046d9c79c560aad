"""Where the files go: Azure storage, or a local folder for a dry run."""

import os

from azure.core.exceptions import AzureError, ResourceExistsError
from azure.storage.blob import ContainerClient

from relay_log import log

#: What a storage may raise when a file could not be written.
STORAGE_ERRORS = (AzureError, OSError)


# region: storage
class Azure:
    """One PutBlob a file: it appears whole or not at all, and fires the event Snowpipe needs.

    There is no write-then-rename: a rename does not notify Snowpipe, so such a file would
    never be loaded.
    """

    def __init__(self, connection_string, container):
        # The relay counts and logs its own attempts, so the library makes none behind its back.
        self.container = ContainerClient.from_connection_string(
            connection_string, container, retry_total=0, connection_timeout=10, read_timeout=30
        )

    def put(self, name, body):
        try:
            self.container.upload_blob(name, body, overwrite=False)
        except ResourceExistsError:
            # No other run uses this name: an earlier attempt arrived and its reply was lost.
            log("already-stored", file=name)
# endregion


class Folder:
    """The dry run's storage: the same names in a local folder."""

    def __init__(self, path):
        self.path = path

    def put(self, name, body):
        target = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "xb") as file:
            file.write(body)
