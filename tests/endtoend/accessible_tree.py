"""A screen reader's ears: answers `tree`, `says` and `focus` on its input; run by the system's own Python.

`tree` prints the accessibility tree of our program, one JSON object a line, and an empty line at the end;
`says PATTERN` prints the first object on screen whose name or text fits; `focus` prints what got the keyboard last.
"""

import json
import os
import re
import sys
import traceback
from contextlib import suppress

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

PROGRAM = "qhchecklist"
MOST_CHILDREN, DEEPEST = 150, 24
heard = {"focus": None}


GONE = (LookupError, NotImplementedError, RuntimeError, GLib.Error)
"""What a question ends in when its object went while we looked."""


def text_of(node):  # type: ignore[no-untyped-def]
    """What is written in a node, beside its name."""
    if "Text" not in pyatspi.listInterfaces(node):
        return ""
    words = node.queryText()
    return words.getText(0, min(words.characterCount, 2000))  # beyond their end some tell nothing at all


def told(node, depth=0):  # type: ignore[no-untyped-def]
    """What a node tells about itself."""
    node.clear_cache()
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": [pyatspi.stateToString(state) for state in node.getState().getStates()],
        "depth": depth,
        "text": text_of(node),
    }


def say(answer):  # type: ignore[no-untyped-def]
    """One line."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def walk(node, depth=0):  # type: ignore[no-untyped-def]
    """One line for a node, then its children."""
    try:
        say(told(node, depth))
        count = min(node.childCount, MOST_CHILDREN) if depth < DEEPEST else 0
    except GONE:
        return
    for place in range(count):
        child = node.getChildAtIndex(place)
        if child is not None:
            walk(child, depth + 1)


def find(node, pattern, depth=0):  # type: ignore[no-untyped-def]
    """The first node that shows such words; what is not visible has no child that is."""
    try:
        node.clear_cache()
        states = node.getState()
        if not states.contains(pyatspi.STATE_VISIBLE):
            return None
        shows = states.contains(pyatspi.STATE_SHOWING)
        if shows and (pattern.search(node.name) or pattern.search(text_of(node))):
            return node
        children = (node.getChildAtIndex(place) for place in range(min(node.childCount, MOST_CHILDREN)))
        found = (find(child, pattern, depth + 1) for child in children if child is not None and depth < DEEPEST)
        return next((one for one in found if one is not None), None)
    except GONE:
        return None


def current(node):  # type: ignore[no-untyped-def]
    """In a list, the row that has the keyboard."""
    if "Selection" not in pyatspi.listInterfaces(node):
        return node
    selection = node.querySelection()
    chosen = [selection.getSelectedChild(place) for place in range(selection.nSelectedChildren)]
    focused = [one for one in chosen if one is not None and one.getState().contains(pyatspi.STATE_FOCUSED)]
    return (focused or [one for one in chosen if one is not None] or [node])[-1]


def on_focus(event):  # type: ignore[no-untyped-def]
    """Remember what got the keyboard."""
    if event.detail1 or event.type.startswith("object:active-descendant"):
        heard["focus"] = event.any_data if event.type.startswith("object:active-descendant") else event.source


def catch_up():  # type: ignore[no-untyped-def]
    """Hear everything that was said until now: a program gives an answer only after what it has said before."""
    for program in programs():
        with suppress(*GONE):
            program.getRelationSet()  # nothing that could be remembered from an earlier answer
    while GLib.MainContext.default().iteration(False):
        pass


def tell_focus():  # type: ignore[no-untyped-def]
    """What has the keyboard, unless it is gone."""
    catch_up()
    try:
        if heard["focus"] is not None:
            say(told(current(heard["focus"])))
    except GONE:
        heard["focus"] = None


def look(program, command):  # type: ignore[no-untyped-def]
    """Tell the whole program, or the first object that says something."""
    try:
        if command == "tree":
            walk(program)
            return
        for window in program:
            found = find(window, re.compile(command.removeprefix("says ")))
            if found is not None:
                say(told(found))
                return
    except GONE:
        return


def programs():  # type: ignore[no-untyped-def]
    """Ours on the desktop, without one that has ended and is listed still."""
    desktop = pyatspi.Registry.getDesktop(0)
    for place in range(desktop.childCount):
        try:
            program = desktop.getChildAtIndex(place)
            is_ours = program is not None and PROGRAM in program.name
        except GONE:
            continue
        if is_ours:
            yield program


def on_command(channel, condition):  # type: ignore[no-untyped-def]
    """One command, one answer."""
    command = sys.stdin.readline().strip()
    if not command:
        pyatspi.Registry.stop()
        return False
    if command == "focus":
        tell_focus()
    else:
        for program in programs():
            look(program, command)
    sys.stdout.write("\n")
    sys.stdout.flush()
    return True


def end(*error):  # type: ignore[no-untyped-def]
    """A question that is never answered would be waited for without end: tell what went wrong, and go."""
    traceback.print_exception(*error)
    sys.stderr.flush()
    os._exit(1)


sys.excepthook = end  # called for what a callback of GLib raises, too
pyatspi.Registry.registerEventListener(on_focus, "object:state-changed:focused", "object:active-descendant-changed")
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_command)
pyatspi.Registry.start(gil=False)  # there is no other thread that a pause every moment would serve
