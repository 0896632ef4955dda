"""The application itself, on a free port of this machine."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from api.app import create_app
from api.opening import open_collection
from api.settings import Settings
from index.collection import Collection


@contextmanager
def running_application(settings: Settings, take_in: Callable[[Collection], object]) -> Iterator[str]:
    """Run the application with the letters that `take_in` gives its collection; yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        collection, answerer = open_collection(settings)
        take_in(collection)
        running = uvicorn.Server(uvicorn.Config(create_app(settings, collection, answerer), log_level="warning"))
        thread = threading.Thread(target=running.run, args=([listener],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()
        collection.close()
