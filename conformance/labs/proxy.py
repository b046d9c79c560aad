"""Stands before the storage and can hold a request, hold a reply, refuse, or say that it is full."""

import socket
import threading

BUSY = (
    b"HTTP/1.1 503 Server Busy\r\nx-ms-error-code: ServerBusy\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)


class Proxy:
    """Modes: pass, request (never reaches the storage), reply (never comes back), refuse, busy."""

    def __init__(self, target_port):
        self.target = ("127.0.0.1", target_port)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.reset()
        threading.Thread(target=self.accept, daemon=True).start()

    def reset(self):
        """Everything passes; what was held is dropped with its connection."""
        self.mode, self.from_put, self.puts, self.at_reply = "pass", 1, 0, None
        self.held = threading.Event()

    def arm(self, mode, from_put=1, at_reply=None):
        """From the given PUT on the mode holds; at_reply is called before that PUT's reply."""
        self.reset()
        self.mode, self.from_put, self.at_reply = mode, from_put, at_reply

    def active(self):
        return self.puts >= self.from_put

    def accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        if self.mode == "refuse":
            client.close()
            return
        storage = socket.create_connection(self.target)
        threading.Thread(target=self.replies, args=(storage, client), daemon=True).start()
        self.pump(client, storage, self.request)

    def replies(self, storage, client):
        self.pump(storage, client, self.reply)

    def pump(self, source, sink, judge):
        try:
            while data := source.recv(65536):
                if judge(data, source):
                    sink.sendall(data)
        except OSError:
            pass
        for one in (source, sink):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def request(self, data, client):
        self.puts += data.startswith(b"PUT ")
        if self.mode == "busy" and self.active():
            client.sendall(BUSY)
            raise OSError("told the client that the storage is busy")
        if self.mode == "request" and self.active():
            self.held.set()
            return False
        return True

    def reply(self, _data, _storage):
        if not self.active():
            return True
        if self.at_reply:
            self.at_reply()
            self.at_reply = None
        if self.mode == "reply":
            self.held.set()
            return False
        if self.mode == "lose":
            self.reset()
            raise OSError("the reply is lost with its connection")
        return True

    def end(self):
        self.server.close()
