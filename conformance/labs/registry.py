"""The two answers of a schema registry that the lab asks for, behind basic authentication."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIELDS = ("timestamp", "user_id", "action", "page", "country")
SCHEMA = json.dumps(
    {
        "type": "record",
        "name": "user_activity",
        "fields": [{"name": name, "type": "string"} for name in FIELDS],
    }
)


class Registry:
    def __init__(self, schema_id, user, password):
        wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                status, answer = 404, {"error_code": 40403, "message": "Schema not found"}
                if self.headers.get("Authorization") != wanted:
                    status, answer = 401, {"error_code": 401, "message": "Unauthorized"}
                elif self.path.split("?")[0] == f"/schemas/ids/{schema_id}":
                    status, answer = 200, {"schema": SCHEMA}
                elif self.path.split("?")[0].endswith("/versions/latest"):
                    status, answer = 200, {"schema": SCHEMA, "id": schema_id, "version": 1}
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/vnd.schemaregistry.v1+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self):
        self.server.shutdown()
        self.server.server_close()
