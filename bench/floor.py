"""The floor: what a bare Flask application does on this machine with the same server.

F1 answers constant bytes of a given length; F2 is a form with one insert and commit.
"""

import os
import sqlite3
from threading import local

from flask import Flask, Response, redirect, request

app = Flask(__name__)
_here = local()


def _database() -> sqlite3.Connection:
    if not hasattr(_here, "database"):
        _here.database = sqlite3.connect(os.environ["FLOOR_DATABASE"], timeout=10)
        _here.database.execute("PRAGMA journal_mode = WAL")
        _here.database.execute("PRAGMA synchronous = NORMAL")
        _here.database.execute(
            "CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, name TEXT, email TEXT)"
        )
    connection: sqlite3.Connection = _here.database
    return connection


@app.get("/bytes/<int:length>")
def constant(length: int) -> Response:
    """F1: bytes of this length, the same every time."""
    return Response(b"x" * length, mimetype="text/html")


@app.get("/form")
def form() -> str:
    return '<form method="post"><input name="name"><input name="email"><button>Los</button></form>'


@app.post("/form")
def store() -> Response:
    """F2: one insert, one commit, a redirect."""
    database = _database()
    with database:
        database.execute(
            "INSERT INTO person (name, email) VALUES (?, ?)",
            (request.form["name"], request.form["email"]),
        )
    return redirect("/thanks", 303)  # type: ignore[return-value]


@app.get("/thanks")
def thanks() -> str:
    return "<p>Danke</p>"
