"""The Azure storage of the tests: Azurite, with the proxy before it."""

import os

from azure.storage.blob import ContainerClient
from processes import Child, free_port
from proxy import Proxy

# Azurite's own, published account.
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


def address(port):
    endpoint = f"http://127.0.0.1:{port}/{ACCOUNT}"
    return (
        f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};"
        f"BlobEndpoint={endpoint};"
    )


class Storage:
    def __init__(self, cache, folder):
        folder.mkdir(parents=True, exist_ok=True)
        port = free_port()
        program = cache / "azurite" / "node_modules" / "azurite" / "dist" / "src" / "blob" / "main.js"
        self.child = Child(
            [os.environ.get("LABS_NODE", "node"), program, "--silent", "--inMemoryPersistence",
             "--skipApiVersionCheck", "--disableTelemetry", "--blobPort", str(port)],
            folder / "azurite.log",
            cwd=folder,
        )
        self.child.await_port(port)
        self.direct = address(port)
        self.proxy = Proxy(port)
        self.through_proxy = address(self.proxy.port)

    def container(self, name):
        client = ContainerClient.from_connection_string(self.direct, name)
        client.create_container()
        return client

    def end(self):
        self.proxy.end()
        self.child.end()
