"""A small client of the YAML language server: asks what an editor asks, over pipes."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

Message = dict[str, Any]
PATIENCE = 60  # seconds


class LanguageClient:
    """Talks to one server about the files of one folder, as an editor with `settings` does."""

    def __init__(self, command: list[str], root: Path, settings: Message) -> None:
        self.root, self.settings = root, settings
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages: queue.Queue[Message | None] = queue.Queue()
        self.diagnostics: dict[str, list[Message]] = {}
        self.last_id = 0
        self.configured = False
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> LanguageClient:
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        self.request(
            "initialize",
            processId=None,
            rootUri=folder["uri"],
            workspaceFolders=[folder],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"hover": {"contentFormat": ["markdown"]}},
            },
        )
        self.notify("initialized")
        self.notify("workspace/didChangeConfiguration", settings=self.settings)
        while not self.configured:
            self._handle(self._next())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()

    def open(self, path: str, text: str) -> str:
        """Open a file, which need not exist; the name by which to ask about it."""
        uri = (self.root / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)
        return uri

    def problems(self, *files: tuple[str, str]) -> list[str]:
        """What the server says is wrong with files, each given by its path and text."""
        uris = [self.open(path, text) for path, text in files]
        while not all(uri in self.diagnostics for uri in uris):
            self._handle(self._next())
        return [problem["message"] for uri in uris for problem in self.diagnostics.pop(uri)]

    def completion(self, path: str, text: str) -> list[Message]:
        """What may stand at the mark `|` in a text."""
        found = self._ask("textDocument/completion", path, text)
        items: list[Message] = found["items"] if isinstance(found, dict) else found
        return items

    def hover(self, path: str, text: str) -> str:
        """What is shown over the mark `|` in a text."""
        found = self._ask("textDocument/hover", path, text)
        return str(found["contents"]["value"]) if found else ""

    def _ask(self, method: str, path: str, text: str) -> Any:
        before, _, after = text.partition("|")
        uri = self.open(path, before + after)
        line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        position = {"line": line, "character": column}
        return self.request(method, textDocument={"uri": uri}, position=position)

    def request(self, method: str, **params: Any) -> Any:
        """Ask, and wait for the answer; what the server asks meanwhile is answered."""
        self.last_id += 1
        self._send({"id": self.last_id, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self.last_id and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]
            self._handle(message)

    def notify(self, method: str, **params: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": params})

    def _handle(self, message: Message) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"]] = params["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        self.configured = True
        return [self.settings.get(item["section"]) for item in message["params"]["items"]]

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _next(self) -> Message:
        message = self.messages.get(timeout=PATIENCE)
        assert message is not None, "the language server has stopped"
        return message

    def _read(self) -> None:
        assert self.process.stdout
        length = 0
        for line in self.process.stdout:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                self.messages.put(json.loads(self.process.stdout.read(length)))
        self.messages.put(None)
