# A dozen verbs, the same names for ever.
.PHONY: help setup demo test lint check docs lock bench
help:            ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'
setup:           ## make .venv with everything for development
	sh scripts/setup dev
demo:            ## the demonstration town
	sh scripts/demo
test:            ## everything: lint, types, check, tests on SQLite and PostgreSQL
	sh scripts/test
lint:            ## style and types
	.venv/bin/ruff check fazhi tests && .venv/bin/mypy fazhi/law fazhi/kernel fazhi/report
check:           ## what is still missing in the lines of work
	.venv/bin/python -m fazhi.conf.check
docs:            ## make the handbook from the declarations
	.venv/bin/fazhi handbook docs/handbook
bench:           ## measure; results go into docs/performance.md by hand
	.venv/bin/python -m benchmarks
