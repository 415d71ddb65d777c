"""Many at once: what tests of races share."""

import threading

from django.db import connections


def at_once(count: int, work) -> list[BaseException]:
    """Run work(number) in as many threads, all starting together; what went wrong in them."""
    start, wrong = threading.Barrier(count), []

    def run(number: int) -> None:
        try:
            start.wait()
            work(number)
        except BaseException as error:  # noqa: BLE001 -- a thread's error must reach the test
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong
