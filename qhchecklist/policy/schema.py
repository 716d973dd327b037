"""The JSON Schema of profile files, made from the question catalogue and the code lists."""

from __future__ import annotations

from typing import Any

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.policy.field import Column, Field, FieldCatalogue, Option

Schema = dict[str, Any]

_UNCLEAR: Schema = {"const": UNCLEAR, "title": "不清楚"}


def profile_schema(catalogue: FieldCatalogue, codes: Codes) -> Schema:
    """JSON Schema (2020-12) of a profile in canonical spelling; every key is optional."""
    properties: dict[str, Schema] = {}
    for field in catalogue.fields:
        schema = _field(field, catalogue, codes)
        head, dot, tail = field.key.partition(".")
        if dot:
            parent = properties.setdefault(head, {"type": "object", "additionalProperties": False, "properties": {}})
            parent["properties"][tail] = schema
        else:
            properties[field.key] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "qhchecklist 企业画像",
        "description": "没有写的键都是未知；写 unknown 表示“不清楚”；空列表 [] 表示“以上都没有”。",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _field(field: Field, catalogue: FieldCatalogue, codes: Codes) -> Schema:
    described = {"title": field.label.zh, "description": field.help.zh}
    if field.kind in ("text", "uscc"):
        return {**described, "type": "string"}
    return {**described, "anyOf": [_value(field, catalogue, codes), _UNCLEAR]}


def _value(field: Field, catalogue: FieldCatalogue, codes: Codes) -> Schema:
    match field.kind:
        case "division":
            return {"type": "string", "pattern": "^[0-9]{6}$"}
        case "date":
            return {"type": "string", "format": "date"}
        case "yes_no":
            return {"type": "boolean"}
        case "choice" if field.key == "statistical_industry":
            return _enum(tuple(Option(one.key, one.zh, one.en) for one in codes.industries.values()))
        case "choice":
            return _enum(field.options)
        case "choices":
            return {"type": "array", "items": _enum(field.options), "uniqueItems": True}
        case "codes":
            return {"type": "array", "items": _code(field.codes, codes), "uniqueItems": True}
        case "certificates":
            return {"type": "array", "items": _certificate(codes)}
        case "number":
            return {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "examples": ["20-99", "300以上"]}]}
        case _:
            return {"type": "array", "items": _row(catalogue.columns, codes)}


def _enum(options: tuple[Option, ...]) -> Schema:
    return {"oneOf": [{"const": option.key, "title": option.zh} for option in options]}


def _code(name: str | None, codes: Codes) -> Schema:
    listed: dict[str | None, Any] = {"countries": codes.countries, "currencies": codes.currencies}
    return {"enum": list(listed.get(name, codes.modes))}


def _certificate(codes: Codes) -> Schema:
    code = {"enum": list(codes.certifications)}
    text = {"type": "string"}
    properties = {"code": code, "valid_until": {"type": "string", "format": "date"}}
    properties |= dict.fromkeys(("number", "holder", "scope"), text)
    return {
        "anyOf": [
            code,
            {"type": "object", "additionalProperties": False, "required": ["code"], "properties": properties},
        ]
    }


def _row(columns: tuple[Column, ...], codes: Codes) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {column.key: {"title": column.label.zh, **_cell(column, codes)} for column in columns},
    }


def _cell(column: Column, codes: Codes) -> Schema:
    kinds: dict[str, Schema] = {
        "choice": _enum(column.options),
        "text": {"type": "string"},
        "hs": {"type": "string", "pattern": "^([0-9]{2}){1,5}$|^[0-9]{13}$"},
        "yes_no": {"type": "boolean"},
        "countries": {"type": "array", "items": _code("countries", codes), "uniqueItems": True},
    }
    return {"anyOf": [kinds[column.kind], _UNCLEAR]}
