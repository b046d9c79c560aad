"""The answers of a schema registry that the lab asks for, behind basic authentication."""

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
    """Every subject has the five strings under `schema_id`, until another schema is posted."""

    def __init__(self, schema_id, user, password):
        self.schemas = {schema_id: SCHEMA}
        self.subjects = {}
        registry = self
        wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                parts = self.path.split("?")[0].strip("/").split("/")
                if parts[:2] == ["schemas", "ids"] and int(parts[2]) in registry.schemas:
                    self.answer(200, {"schema": registry.schemas[int(parts[2])]})
                elif parts[0] == "subjects" and parts[2:] == ["versions", "latest"]:
                    found = registry.subjects.get(parts[1], schema_id)
                    self.answer(
                        200, {"schema": registry.schemas[found], "id": found, "version": 1}
                    )
                else:
                    self.answer(404, {"error_code": 40403, "message": "Schema not found"})

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                _, subject, _ = self.path.strip("/").split("/")
                self.answer(200, {"id": registry.post(subject, json.loads(body)["schema"])})

            def answer(self, status, answer):
                if self.headers.get("Authorization") != wanted:
                    status, answer = 401, {"error_code": 401, "message": "Unauthorized"}
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

    def post(self, subject, schema):
        """The id of a schema; the same text keeps the one that it has."""
        known = {text: number for number, text in self.schemas.items()}
        number = known.get(schema, 1000 + len(self.schemas))
        self.schemas[number] = schema
        self.subjects[subject] = number
        return number

    def end(self):
        self.server.shutdown()
        self.server.server_close()
