"""Wait for the site that a process is going to serve, then read its home page and the first article it links."""

import os
import re
import sys
import time
import urllib.error
import urllib.request

LONGEST = 1200  # seconds, with the installation before


def main(address: str, process: int) -> None:
    """Fail unless the home page links an article that has its text."""
    home = wait(address, process)
    article = re.search(r'href="(articles/[^"#]+/)"', home)
    assert article, "the home page links no article"
    text = fetch(address + article[1])
    assert 'id="texte"' in text, f"{article[1]} shows no text"
    print(f"{address} and {article[1]} are served")


def wait(address: str, process: int) -> str:
    """The home page, once it is there."""
    for _ in range(LONGEST):
        os.kill(process, 0)  # raises once it is gone
        try:
            return fetch(address)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(1)
    raise TimeoutError(f"nothing at {address} after {LONGEST} s")


def fetch(address: str) -> str:
    """The page at an address."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
