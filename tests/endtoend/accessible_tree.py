"""A screen reader's ears: answers `tree` and `focus` on its input; run by the system's own Python.

`tree` prints the accessibility tree of our program, one JSON object a line, and an empty line at the end;
`focus` prints what got the keyboard last.
"""

import json
import sys

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

PROGRAM = "qhchecklist"
MOST_CHILDREN, DEEPEST = 150, 24
heard = {"focus": None}


def told(node, depth=0):  # type: ignore[no-untyped-def]
    """What a node tells about itself."""
    node.clear_cache()
    interfaces = pyatspi.listInterfaces(node)
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": [pyatspi.stateToString(state) for state in node.getState().getStates()],
        "depth": depth,
        "text": node.queryText().getText(0, 2000) if "Text" in interfaces else "",
    }


def say(answer):  # type: ignore[no-untyped-def]
    """One line."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def walk(node, depth=0):  # type: ignore[no-untyped-def]
    """One line for a node, then its children."""
    try:
        say(told(node, depth))
        count = min(node.childCount, MOST_CHILDREN) if depth < DEEPEST else 0
    except (LookupError, NotImplementedError, RuntimeError, GLib.Error):
        return  # gone while we looked
    for place in range(count):
        child = node.getChildAtIndex(place)
        if child is not None:
            walk(child, depth + 1)


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


def on_command(channel, condition):  # type: ignore[no-untyped-def]
    """One command, one answer."""
    command = sys.stdin.readline().strip()
    if not command:
        pyatspi.Registry.stop()
        return False
    if command == "tree":
        for program in pyatspi.Registry.getDesktop(0):
            if program is not None and PROGRAM in program.name:
                walk(program)
    elif heard["focus"] is not None:
        try:
            say(told(current(heard["focus"])))
        except (LookupError, NotImplementedError, RuntimeError, GLib.Error):
            heard["focus"] = None
    sys.stdout.write("\n")
    sys.stdout.flush()
    return True


pyatspi.Registry.registerEventListener(on_focus, "object:state-changed:focused", "object:active-descendant-changed")
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_command)
pyatspi.Registry.start()
