"""
The changed rules: what each mutant is called, and the code that takes the place of a function of the packs.

A mutant is swapped in as the function's code, so that everything that calls the function sees it. Whether the cases
notice is in `mutants.py`.
"""

import ast
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import CodeType, FunctionType, ModuleType
from typing import Any, cast

from safelight.policy.packs import cuh, gmc
from safelight.policy.rule import Effect, Rule

FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
INSTEAD = {
    "gone": "return None",
    "always": "return True",
    "never": "return False",
    "negated": "answer = original(matter); return None if answer is None else not answer",
}
TWO_SIDED = (Effect.PERMITS, Effect.REQUIRES)
"""Their no says something else than their silence; for the other effects it is the same."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one function; `whole` where it takes the place of a rule's whole answer."""

    function: FunctionType
    name: str
    change: str
    code: CodeType
    whole: bool

    @contextmanager
    def in_place(self) -> Iterator[None]:
        original = self.function.__code__
        self.function.__code__ = self.code
        try:
            yield
        finally:
            self.function.__code__ = original


def mutants() -> tuple[Mutant, ...]:
    """Every mutant of both packs, in the order of their modules and lines."""
    return tuple(mutant for module in _modules() for mutant in _of_module(module))


def _modules() -> Iterator[ModuleType]:
    for pack in (gmc, cuh):
        for found in iter_modules(pack.__path__, f"{pack.__name__}."):
            yield import_module(found.name)


def _of_module(module: ModuleType) -> Iterator[Mutant]:
    prefix = module.__name__.removeprefix("safelight.policy.packs.")
    for tree in ast.parse(inspect.getsource(module)).body:
        if not isinstance(tree, ast.FunctionDef):
            continue
        tree.decorator_list = []
        found = vars(module)[tree.name]
        function = cast("FunctionType", found.answer if isinstance(found, Rule) else found)
        name = f"{prefix}.{tree.name}"
        if isinstance(found, Rule):
            for change, code in _whole(tree, found.effect):
                yield Mutant(function, name, change, code, whole=True)
        for change, code in _inside(tree):
            yield Mutant(function, name, change, code, whole=False)


def _whole(tree: ast.FunctionDef, effect: Effect) -> Iterator[tuple[str, CodeType]]:
    original = copy(tree)
    original.name = "original"
    for change, body in INSTEAD.items():
        if effect in TWO_SIDED or change in ("gone", "always"):
            changed = copy(tree)
            changed.body = [original, *ast.parse(body).body]
            yield change, _compiled(changed)


def _inside(tree: ast.FunctionDef) -> Iterator[tuple[str, CodeType]]:
    """A comparison flipped or moved by one, `and` for `or`, a condition dropped, a `not` taken away."""
    for node in ast.walk(tree):
        for field, value in _edits(node):
            before, kept = ast.unparse(node), getattr(node, field)
            setattr(node, field, value)
            yield f"{before} -> {ast.unparse(node)}", _compiled(tree)
            setattr(node, field, kept)


def _edits(node: ast.AST) -> Iterator[tuple[str, Any]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in FLIPPED:
            yield "ops", [FLIPPED[type(op)]()]
        case ast.BoolOp(op=op, values=values):
            yield "op", ast.Or() if isinstance(op, ast.And) else ast.And()
            neutral = ast.Constant(isinstance(op, ast.And))
            for place in range(len(values)):
                yield "values", [*values[:place], neutral, *values[place + 1 :]]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "operand", ast.UnaryOp(ast.Not(), operand)


def _compiled(tree: ast.FunctionDef) -> CodeType:
    whole = compile(ast.fix_missing_locations(ast.Module([tree], [])), "<mutant>", "exec")
    return next(code for code in whole.co_consts if isinstance(code, CodeType) and code.co_name == tree.name)
