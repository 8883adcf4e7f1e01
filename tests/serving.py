"""A folder served on this machine as a host serves it, at its root or under a path."""

import http.server
import threading
from contextlib import contextmanager
from functools import partial


@contextmanager
def served(folder, under="/"):
    """Serve `folder` at the path `under`, as GitHub Pages serves a project at `/repo/`; gives the address.

    What is not there is answered with the folder's 404.html and status 404, like there.
    """

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            within = path.startswith(under)
            return super().translate_path("/" + path.removeprefix(under) if within else "/not-of-this-site")

        def send_error(self, code, message=None, explain=None):
            page = folder / "404.html"
            if code != 404 or not page.is_file():
                return super().send_error(code, message, explain)
            body = page.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        server.server_close()
